import { findBand } from '@citx/schema/vocabulary/find-band.ts'
import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AnswerRule } from '../mapping/answers.ts'
import type { NumberFormat } from '../mapping/numbers.ts'
import type { Row } from '../read/source.ts'
import { bindChoice, bindCodes, fallbackOf, type Rule } from './choice.ts'
import type { BoundColumn, ColumnBinder } from './columns.ts'
import { bindCondition, type RowTest } from './condition.ts'
import { bindDate, type DateOptions } from './date-column.ts'
import { createNumberReader } from './number-reader.ts'
import { ABSENT, idOutcome, NONE, type Outcome, type Problem } from './outcome.ts'

/** What answer rules need beside the mapping. */
export interface AnswerContext extends DateOptions {
  readonly columns: ColumnBinder
  readonly numbers: NumberFormat
  /** When the file was written, in milliseconds: an open case had lasted until then. */
  readonly exportedAt: number
}

const UNIT_SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, money: 1 } as const

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

function bindNumeric(
  rule: AnswerRule,
  column: BoundColumn,
  measure: Measure,
  context: AnswerContext,
): Rule {
  const read = createNumberReader(context.numbers)
  const answerOf = numericAnswer(rule, measure, context)
  const outside = fallbackOf(
    rule.otherwise,
    column,
    'a number outside of the declared range',
    (answer) => `${measure.id}=${answer}`,
  )
  const noNumber: Problem = problemAt(column, 'bad-number', 'no number in the declared format')
  const outOfRange =
    outside.kind === 'problem' ? { ...outside, code: 'out-of-range' as const } : outside
  return (row) => {
    if (column.absence(row) !== undefined) return ABSENT
    const value = read(column.text(row))
    if (value === undefined) return noNumber
    return answerOf(value, row) ?? outOfRange
  }
}

type NumericAnswer = (value: number, row: Row) => Outcome | undefined

function numericAnswer(rule: AnswerRule, measure: Measure, context: AnswerContext): NumericAnswer {
  const outcomeOf = (answer: string): Outcome => idOutcome(`${measure.id}=${answer}`)
  if (rule.threshold !== undefined) {
    const { at } = rule.threshold
    const from = outcomeOf(rule.threshold.from)
    const below = outcomeOf(rule.threshold.below)
    return (value) => (value >= at ? from : below)
  }
  if (rule.ranges !== undefined) {
    const ranges = rule.ranges.map((range) => ({ ...range, outcome: outcomeOf(range.answer) }))
    return (value) =>
      ranges.find(
        ({ from = -Infinity, to = Infinity, below = Infinity }) =>
          value >= from && value <= to && value < below,
      )?.outcome
  }
  if (rule.scale !== undefined) {
    const { from, to } = rule.scale
    const step = to >= from ? 1 : -1
    const outcomes = new Map(
      measure.answers
        .slice(0, Math.abs(to - from) + 1)
        .map(({ id }, index): [number, Outcome] => [from + index * step, outcomeOf(id)]),
    )
    return (value) => outcomes.get(value)
  }
  return bandAnswer(rule.bands ?? {}, measure, context)
}

function bandAnswer(
  bands: NonNullable<AnswerRule['bands']>,
  measure: Measure,
  { columns, numbers }: AnswerContext,
): NumericAnswer {
  const own = measure.bandUnit ?? 'seconds'
  const factor = UNIT_SECONDS[bands.unit ?? own] / UNIT_SECONDS[own]
  const open = bands.open === undefined ? undefined : bindCondition(bands.open, columns, numbers)
  const find = bandFinder(measure)
  return (value, row) => find(value * factor, open?.(row) ?? false)
}

function bandFinder(measure: Measure): (value: number, censored: boolean) => Outcome | undefined {
  const outcomes = new Map(measure.answers.map(({ id }) => [id, idOutcome(`${measure.id}=${id}`)]))
  return (value, censored) => outcomes.get(findBand(measure, value, { censored })?.id ?? '')
}

function bindDuration(
  rule: NonNullable<AnswerRule['duration']>,
  measure: Measure,
  context: AnswerContext,
): Rule {
  const { columns, numbers, exportedAt } = context
  const from = bindDate(rule.from, columns, context)
  const until = bindDate(rule.until, columns, context)
  const declared = rule.open === undefined ? undefined : bindCondition(rule.open, columns, numbers)
  const hasOpenCases = measure.answers.some(({ censored }) => censored === true)
  const isOpen: RowTest = declared ?? ((row) => hasOpenCases && until(row) === undefined)
  const find = bandFinder(measure)
  const unitMs = UNIT_SECONDS[measure.bandUnit ?? 'seconds'] * 1000
  const negative = problemAt(
    columns.bind(rule.until.column[0] ?? ''),
    'negative-duration',
    'an end before its start',
  )
  const tooLate = problemAt(
    columns.bind(rule.from.column[0] ?? ''),
    'negative-duration',
    'an open case that began after the file was written: see exportedAt',
  )
  return (row) => {
    const start = from(row)
    if (start === undefined) return ABSENT
    if (start.kind === 'problem') return start
    if (isOpen(row)) return find((exportedAt - start.at) / unitMs, true) ?? tooLate
    const end = until(row)
    if (end === undefined) return ABSENT
    if (end.kind === 'problem') return end
    // In the hour that the clocks showed twice, only the second can lie after the start.
    const at = end.at < start.at ? (end.second ?? end.at) : end.at
    return find((at - start.at) / unitMs, false) ?? negative
  }
}

function bindMean(
  rule: NonNullable<AnswerRule['mean']>,
  measure: Measure,
  { columns }: AnswerContext,
): Rule {
  const items = rule.columns.map((name) => columns.bind(name))
  const scores = new Map(Object.entries(rule.scores))
  const least = rule.atLeast ?? items.length
  const outcomes = new Map(
    measure.answers.map(({ id }) => [Number(id), idOutcome(`${measure.id}=${id}`)]),
  )
  const unknown = new Map(
    items.map((item) => [
      item,
      problemAt(item, 'unknown-code', 'an answer that the mapping does not know'),
    ]),
  )
  const notExact = problemAt(
    items[0],
    'out-of-range',
    'a mean that is none of the measure’s answers',
  )
  return (row) => {
    let sum = 0
    let count = 0
    for (const item of items) {
      const score = scores.get(item.text(row).trim())
      if (score === undefined) {
        if (item.absence(row) === undefined) return unknown.get(item) ?? notExact
        continue
      }
      sum += score
      count += 1
    }
    if (count < least) return ABSENT
    return outcomes.get(sum / count) ?? notExact
  }
}

function problemAt(
  column: BoundColumn | undefined,
  code: Problem['code'],
  message: string,
): Problem {
  return { kind: 'problem', code, message, column: column?.name, index: column?.index }
}
