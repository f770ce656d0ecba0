import type { AnswerCounts } from './map/answer-tally.ts'
import type { AnswerRule } from './mapping/answers.ts'
import type { MappingContent } from './mapping/mapping.ts'

const NO_ANSWERS: readonly (string | undefined)[] = [undefined, 'reject', 'drop', 'none']

/** What an operator should know of measures that no row answers, or that more than half of the rows leave blank. */
export function noteSilence(
  answers: readonly AnswerCounts[],
  { records }: Pick<MappingContent, 'records'>,
): readonly string[] {
  const rules = new Map(records.map((record) => [record.name, record.answers]))
  return answers.flatMap((counts) => {
    const note = noteMeasure(counts, rules.get(counts.record)?.[counts.measure])
    return note === undefined ? [] : [note]
  })
}

function noteMeasure(counts: AnswerCounts, rule: AnswerRule | undefined): string | undefined {
  const { record, measure, answered, absent, leftOpen } = counts
  const rows = answered + absent + leftOpen
  if (answered === 0 && leftOpen > 0) {
    return `${record}: no row answers ${measure}: see whether its codes or conditions fit the file`
  }
  if (absent * 2 <= rows) return undefined
  const blank = `${record}: ${absent} of ${rows} rows do not answer ${measure}, for their cells are blank`
  return NO_ANSWERS.includes(rule?.otherwise) ? blank : `${blank}; ${blankAdvice(rule)}`
}

function blankAdvice(rule: AnswerRule | undefined): string {
  const remedy = rule?.codes === undefined ? 'use cases' : "give it a code of its own, '': ..."
  return `otherwise does not speak of blanks: where a blank is an answer, ${remedy}`
}
