import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AnswerRule } from '../mapping/answers.ts'
import type { Row } from '../read/source.ts'
import type { AnswerContext } from './answer.ts'
import { bandFinder, UNIT_SECONDS } from './bands.ts'
import { fallbackOf, type Rule } from './choice.ts'
import type { BoundColumn } from './columns.ts'
import { bindCondition } from './condition.ts'
import { createNumberReader } from './number-reader.ts'
import { ABSENT, idOutcome, problemAt, type Outcome, type Problem } from './outcome.ts'

/** An answer by the number in a cell: a threshold, ranges, a scale or bands. */
export function bindNumeric(
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
  const ageless = agelessAnswer(rule, measure, context)
  return (row) => {
    if (column.absence(row) !== undefined) return ageless(row)
    const value = read(column.text(row))
    if (value === undefined) return noNumber
    return answerOf(value, row) ?? outOfRange
  }
}

/** An open case without an age is known to be open, and no more: it is censored at its start. */
function agelessAnswer(
  { bands }: AnswerRule,
  measure: Measure,
  { columns, numbers, noteAgeless }: AnswerContext,
): Rule {
  if (bands?.open === undefined) return () => ABSENT
  const isOpen = bindCondition(bands.open, columns, numbers)
  const atStart = bandFinder(measure)(0, true) ?? ABSENT
  return (row) => {
    if (!isOpen(row)) return ABSENT
    noteAgeless()
    return atStart
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
