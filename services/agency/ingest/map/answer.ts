import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AnswerRule } from '../mapping/answers.ts'
import type { NumberFormat } from '../mapping/numbers.ts'
import { bindChoice, bindCodes, fallbackOf, type Rule } from './choice.ts'
import type { BoundColumn, ColumnBinder } from './columns.ts'
import type { DateOptions } from './date-column.ts'
import { bindDuration } from './duration-answer.ts'
import { bindMean } from './mean-answer.ts'
import { bindNumeric } from './numeric-answer.ts'
import { ABSENT, idOutcome, NONE, type Outcome } from './outcome.ts'

/** What answer rules need beside the mapping. */
export interface AnswerContext extends DateOptions {
  readonly columns: ColumnBinder
  readonly numbers: NumberFormat
  /** When the file was written, in milliseconds: an open case had lasted until then. */
  readonly exportedAt: number
  /** Called for an open case of which nothing says how long it has lasted. */
  readonly noteAgeless: () => void
}

/** Makes an answer rule ready: `measure=answer` of a row. Rules of kind `same` are the record's business. */
export function bindAnswer(rule: AnswerRule, measure: Measure, context: AnswerContext): Rule {
  const toId = (answer: string): string => `${measure.id}=${answer}`
  const { columns, numbers } = context
  if (rule.always !== undefined) return constant(idOutcome(toId(rule.always)))
  if (rule.cases !== undefined) {
    return bindChoice({ cases: rule.cases, otherwise: rule.otherwise }, columns, numbers, toId)
  }
  if (rule.duration !== undefined) return bindDuration(rule.duration, measure, context)
  if (rule.mean !== undefined) return bindMean(rule.mean, measure, context)
  const column = columns.bind(rule.column ?? '')
  if (rule.codes !== undefined) {
    const lookUp = bindCodes(rule.codes, rule.match, toId)
    return unlessAbsent(
      column,
      lookUp,
      fallback(rule, column, 'an answer that the mapping does not know', toId),
    )
  }
  if (rule.boolean !== undefined) {
    const lookUp = bindBoolean(rule.boolean, toId)
    return unlessAbsent(column, lookUp, fallback(rule, column, 'neither yes nor no', toId))
  }
  return bindNumeric(rule, column, measure, context)
}

function constant(outcome: Outcome): Rule {
  return () => outcome
}

function fallback(
  rule: AnswerRule,
  column: BoundColumn,
  message: string,
  toId: (answer: string) => string,
): Outcome {
  return fallbackOf(rule.otherwise, column, message, toId)
}

function unlessAbsent(
  column: BoundColumn,
  lookUp: (text: string) => Outcome | undefined,
  otherwise: Outcome,
): Rule {
  return (row) => {
    const found = lookUp(column.text(row))
    if (found !== undefined) return found
    return column.absence(row) === undefined ? otherwise : ABSENT
  }
}

const TRUE = ['1', 'true', 'yes', 'y', 't']
const FALSE = ['0', 'false', 'no', 'n', 'f']

function bindBoolean(
  rule: NonNullable<AnswerRule['boolean']>,
  toId: (answer: string) => string,
): (text: string) => Outcome | undefined {
  const yes = idOutcome(toId(rule.true))
  const no = rule.false === undefined ? NONE : idOutcome(toId(rule.false))
  const known = new Map<string, Outcome>([
    ...TRUE.map((text): [string, Outcome] => [text, yes]),
    ...FALSE.map((text): [string, Outcome] => [text, no]),
  ])
  return (text) => known.get(text.trim().toLowerCase())
}
