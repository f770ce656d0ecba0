import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AnswerRule } from '../mapping/answers.ts'
import type { AnswerContext } from './answer.ts'
import { bandFinder, UNIT_SECONDS } from './bands.ts'
import type { Rule } from './choice.ts'
import { bindCondition, type RowTest } from './condition.ts'
import { bindDate } from './date-column.ts'
import { ABSENT, problemAt } from './outcome.ts'

/** The band of the time between two dates; of an open case, of its age when the file was written. */
export function bindDuration(
  rule: NonNullable<AnswerRule['duration']>,
  measure: Measure,
  context: AnswerContext,
): Rule {
  const { columns, numbers, exportedAt, noteAgeless } = context
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
    if (start === undefined) {
      if (declared?.(row) !== true) return ABSENT
      noteAgeless()
      return find(0, true) ?? ABSENT
    }
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
