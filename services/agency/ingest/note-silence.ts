import type { AnswerCounts, PlaceCounts } from './map/answer-tally.ts'
import type { MapperConclusion } from './map/row-mapper.ts'
import type { AnswerRule } from './mapping/answers.ts'
import type { MappingContent } from './mapping/mapping.ts'

const NO_ANSWERS: readonly (string | undefined)[] = [undefined, 'reject', 'drop', 'none']

type Found = Pick<MapperConclusion, 'answers' | 'places' | 'silentFigures' | 'unseenColumns'>

/**
 * What an operator should know of what said nothing: rules that no row fits, columns that no row has, and measures that no
 * row answers, or that more than half of the rows leave blank; and dimensions that more than half leave open.
 */
export function noteSilence(
  { answers, places, silentFigures, unseenColumns }: Found,
  { records, figures }: Pick<MappingContent, 'records' | 'figures'>,
): readonly string[] {
  const rules = new Map(records.map((record) => [record.name, record.answers]))
  const idle = records.filter(
    ({ name }) => !answers.some((one) => one.record === name && rowsOf(one) > 0),
  )
  return [
    ...idle.map(
      ({ name }) => `${name}: no row gives such a record: see its where and its dimensions`,
    ),
    ...silentFigures.map(
      (index) =>
        `${nameFigure(figures[index], index)}: no row gives one: see its where, its id and its cells`,
    ),
    ...(unseenColumns.length === 0
      ? []
      : [`no row has ${unseenColumns.join(', ')}: see how they are spelled`]),
    ...places.flatMap(notePlaces),
    ...answers.flatMap(
      (counts) => noteMeasure(counts, rules.get(counts.record)?.[counts.measure]) ?? [],
    ),
  ]
}

function nameFigure(rule: MappingContent['figures'][number] | undefined, index: number): string {
  const id = typeof rule?.id === 'string' ? ` (${rule.id})` : ''
  return `figures[${index}]${id}`
}

function rowsOf({ answered, absent, leftOpen }: AnswerCounts): number {
  return answered + absent + leftOpen
}

function notePlaces({ record, dimension, placed, leftOpen }: PlaceCounts): readonly string[] {
  if (leftOpen <= placed) return []
  return [
    `${record}: ${leftOpen} of ${placed + leftOpen} rows have no ${dimension} and count in the total alone`,
  ]
}

function noteMeasure(counts: AnswerCounts, rule: AnswerRule | undefined): string | undefined {
  const { record, measure, answered, absent, leftOpen } = counts
  const rows = rowsOf(counts)
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
