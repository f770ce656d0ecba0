import { ALL, DIMENSIONS, placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { cellIdOf } from '../protect/cell-id.ts'
import { trueCount } from '../protect/counts.ts'
import type { TrueCell, TrueCube } from '../protect/types.ts'
import { answerToken } from './answer-plan.ts'
import type { AnswerRow, SubjectRow } from './cube-queries.ts'

export interface CubeRows {
  readonly answers: readonly AnswerRow[]
  readonly subjects: readonly SubjectRow[]
}

export interface FoldOptions {
  readonly agency: string
  readonly window: string
  readonly vocabulary: Vocabulary
}

/** Adds base rows up to every margin of each measure: one cube per measure that anybody answered. */
export function foldCubes(
  rows: CubeRows,
  { agency, window, vocabulary }: FoldOptions,
): readonly TrueCube[] {
  const answersOf = Map.groupBy(rows.answers, ({ token }) => token)
  const subjectsOf = Map.groupBy(rows.subjects, ({ measure }) => measure)
  const cubes: TrueCube[] = []
  for (const measure of vocabulary.measures.values()) {
    const tally = createTally(measure, vocabulary)
    for (const { id } of measure.answers)
      for (const row of answersOf.get(answerToken(measure.id, id)) ?? []) tally.addAnswers(id, row)
    for (const row of subjectsOf.get(measure.id) ?? []) tally.addSubjects(row)
    const cells = tally.cells()
    if (cells.length > 0) cubes.push({ agency, series: measure.id, window, cells })
  }
  return cubes
}

interface Sum {
  readonly place: Place
  readonly counts: Map<string, number>
  base: number
}

function createTally(measure: Measure, vocabulary: Vocabulary) {
  const sums = new Map<string, Sum>()
  const members = {
    journey: vocabulary.journeys,
    channel: vocabulary.channels,
    stage: vocabulary.stages,
  }

  function sumAt(place: Place): Sum {
    const key = placeKey(place)
    const known = sums.get(key)
    if (known !== undefined) return known
    const sum = { place, counts: new Map<string, number>(), base: 0 }
    sums.set(key, sum)
    return sum
  }

  /** The member under which a record counts beside ALL; none where it is missing, unknown, or not crossed. */
  function memberOf(row: AnswerRow, dimension: keyof Place): readonly string[] {
    const member = row[dimension]
    const counts =
      member !== null && measure.across.includes(dimension) && members[dimension].has(member)
    return counts ? [ALL, member] : [ALL]
  }

  return {
    addAnswers(answer: string, row: AnswerRow): void {
      for (const journey of memberOf(row, 'journey'))
        for (const channel of memberOf(row, 'channel'))
          for (const stage of memberOf(row, 'stage')) {
            const sum = sumAt({ journey, channel, stage })
            sum.counts.set(answer, (sum.counts.get(answer) ?? 0) + row.answers)
            sum.base += row.subjects
          }
    },

    addSubjects(row: SubjectRow): void {
      const place = placeOf(row)
      if (place === undefined) return
      const sum = sums.get(placeKey(place))
      if (sum !== undefined) sum.base += row.subjects
    },

    cells(): readonly TrueCell[] {
      return [...sums.values()].map(({ place, counts, base }) => ({
        cellId: cellIdOf(place),
        place,
        measure: measure.id,
        base: trueCount(base),
        counts: new Map(measure.answers.map(({ id }) => [id, trueCount(counts.get(id) ?? 0)])),
      }))
    },
  }
}

/** The place of a margin; none for records without a member in a dimension that is not summed over. */
function placeOf(row: SubjectRow): Place | undefined {
  const [journey, channel, stage] = DIMENSIONS.map((dimension, index) =>
    (row.margin & (4 >> index)) === 0 ? row[dimension] : ALL,
  )
  if (journey == null || channel == null || stage == null) return undefined
  return { journey, channel, stage }
}
