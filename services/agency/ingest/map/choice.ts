import type { Choice, ChoiceRule } from '../mapping/choice.ts'
import type { NumberFormat } from '../mapping/numbers.ts'
import type { Match } from '../mapping/scalars.ts'
import type { Row } from '../read/source.ts'
import type { BoundColumn, ColumnBinder } from './columns.ts'
import { bindCondition } from './condition.ts'
import { DROP, idOutcome, NONE, type Outcome } from './outcome.ts'
import { detachText, normalizeText } from './text.ts'

export type Rule = (row: Row) => Outcome

const MAX_REMEMBERED = 4_096

/** Makes a choice ready: the id of a row, or what `otherwise` says. `toId` gives the form in which ids are wanted. */
export function bindChoice(
  choice: Choice,
  columns: ColumnBinder,
  numbers: NumberFormat,
  toId: (id: string) => string = (id) => id,
): Rule {
  if (typeof choice === 'string') {
    const outcome = idOutcome(toId(choice))
    return () => outcome
  }
  return bindChoiceRule(choice, columns, numbers, toId)
}

function bindChoiceRule(
  rule: ChoiceRule,
  columns: ColumnBinder,
  numbers: NumberFormat,
  toId: (id: string) => string,
): Rule {
  if (rule.cases !== undefined) {
    const tests = rule.cases.map(({ when, use }) => ({
      test: bindCondition(when, columns, numbers),
      outcome: idOutcome(toId(use)),
    }))
    const fallback = fallbackOf(rule.otherwise, undefined, 'no case fits the row', toId)
    return (row) => tests.find(({ test }) => test(row))?.outcome ?? fallback
  }
  const column = columns.bind(rule.column ?? '')
  const fallback = fallbackOf(rule.otherwise, column, 'a code that the mapping does not know', toId)
  const lookUp = bindCodes(rule.codes ?? {}, rule.match, toId)
  return (row) => {
    const text = column.text(row)
    const found = lookUp(text)
    if (found !== undefined) return found
    // A blank is for `otherwise` to speak of; what the mapping declares absent says nothing.
    return text.trim() !== '' && column.absence(row) !== undefined ? NONE : fallback
  }
}

/** Looks cell texts up. Texts that were found are remembered as they stand, which saves bringing them into form. */
export function bindCodes(
  codes: Readonly<Record<string, string>>,
  match: Match | undefined,
  toId: (id: string) => string,
): (text: string) => Outcome | undefined {
  const known = new Map(
    Object.entries(codes).map(([code, id]) => [normalizeText(code, match), idOutcome(toId(id))]),
  )
  const remembered = new Map<string, Outcome>()
  return (text) => {
    const before = remembered.get(text)
    if (before !== undefined) return before
    const found = known.get(normalizeText(text, match))
    if (found !== undefined && remembered.size < MAX_REMEMBERED) {
      remembered.set(detachText(text), found)
    }
    return found
  }
}

export function fallbackOf(
  otherwise: string | undefined,
  column: BoundColumn | undefined,
  message: string,
  toId: (id: string) => string,
): Outcome {
  if (otherwise === 'drop') return DROP
  if (otherwise === 'none') return NONE
  if (otherwise !== undefined && otherwise !== 'reject') return idOutcome(toId(otherwise))
  return {
    kind: 'problem',
    code: 'unknown-code',
    message,
    column: column?.name,
    index: column?.index,
  }
}
