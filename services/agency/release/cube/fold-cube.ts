import { ALL, DIMENSIONS, placeKey, type Dimension, type Place } from '@citx/schema/cube/place.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { cellIdOf } from '../protect/cell-id.ts'
import { trueCount } from '../protect/counts.ts'
import { UNSTATED } from '../protect/finest-cells.ts'
import type { TrueCell, TrueCube } from '../protect/types.ts'
import { answerToken } from './answer-plan.ts'
import type { AnswerRow, SubjectRow } from './cube-queries.ts'
import {
  planMembers,
  requireServed,
  soleMemberOf,
  type PlannedMembers,
  type Served,
} from './planned-places.ts'

export interface CubeRows {
  readonly answers: readonly AnswerRow[]
  readonly subjects: readonly SubjectRow[]
}

export interface FoldOptions {
  readonly agency: string
  readonly window: string
  readonly vocabulary: Vocabulary
  readonly served?: Served | undefined
  /** Measures that get every place of the plan with its zeros, whether or not anybody is counted there. */
  readonly complete?: ReadonlySet<string> | undefined
}

/** Adds base rows up to every margin of each measure: one cube per measure that anybody answered, or that is complete. */
export function foldCubes(
  rows: CubeRows,
  { agency, window, vocabulary, served, complete = new Set() }: FoldOptions,
): readonly TrueCube[] {
  const members = planMembers(vocabulary, served)
  requireServed([...rows.answers, ...rows.subjects], members, vocabulary)
  const answersOf = Map.groupBy(rows.answers, ({ token }) => token)
  const subjectsOf = Map.groupBy(rows.subjects, ({ measure }) => measure)
  const cubes: TrueCube[] = []
  for (const measure of vocabulary.measures.values()) {
    const tally = createTally(measure, { members, complete: complete.has(measure.id) })
    const answerOf = new Map(measure.answers.map(({ id }) => [answerToken(measure.id, id), id]))
    for (const [token, id] of answerOf)
      for (const row of answersOf.get(token) ?? []) tally.addAnswers(id, row)
    for (const row of subjectsOf.get(measure.id) ?? []) {
      const answer = row.token === null ? undefined : answerOf.get(row.token)
      if (row.token === null || answer !== undefined) tally.addSubjects(row, answer)
    }
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

interface TallyOptions {
  readonly members: PlannedMembers
  readonly complete: boolean
}

function createTally(measure: Measure, { members, complete }: TallyOptions) {
  const sums = new Map<string, Sum>()
  const sole = {
    journey: soleMemberOf(members, measure, 'journey'),
    channel: soleMemberOf(members, measure, 'channel'),
    stage: soleMemberOf(members, measure, 'stage'),
  }
  if (complete) for (const place of placesOf(allMembers)) sumAt(place)

  function sumAt(place: Place): Sum {
    const key = placeKey(place)
    const known = sums.get(key)
    if (known !== undefined) return known
    const sum = { place, counts: new Map<string, number>(), base: 0 }
    sums.set(key, sum)
    return sum
  }

  function allMembers(dimension: Dimension): readonly string[] {
    if (!measure.across.includes(dimension)) return [ALL]
    const own = sole[dimension]
    return own === undefined ? [ALL, ...members[dimension], UNSTATED] : [ALL, own]
  }

  /** The member itself where records of a crossed dimension have one; a sole member is also that of records which name none. */
  function memberOf(member: string | null, dimension: Dimension): readonly string[] {
    const own = sole[dimension]
    if (own !== undefined) return [own]
    if (member !== null && members[dimension].has(member)) return [member]
    return complete ? [UNSTATED] : []
  }

  function countedAt(row: AnswerRow, dimension: Dimension): readonly string[] {
    if (!measure.across.includes(dimension)) return [ALL]
    return [ALL, ...memberOf(row[dimension], dimension)]
  }

  /** Distinct subjects do not add up, so each margin has a row of its own; that of ALL serves a sole member too. */
  function marginAt(row: SubjectRow, dimension: Dimension): readonly string[] {
    const summed = (row.margin & (4 >> DIMENSIONS.indexOf(dimension))) !== 0
    if (!measure.across.includes(dimension)) return summed ? [ALL] : []
    const own = sole[dimension]
    if (own !== undefined) return summed ? [ALL, own] : []
    return summed ? [ALL] : memberOf(row[dimension], dimension)
  }

  return {
    addAnswers(answer: string, row: AnswerRow): void {
      for (const place of placesOf((dimension) => countedAt(row, dimension))) {
        const sum = sumAt(place)
        sum.counts.set(answer, (sum.counts.get(answer) ?? 0) + row.answers)
        sum.base += row.subjects
      }
    },

    addSubjects(row: SubjectRow, answer?: string): void {
      for (const place of placesOf((dimension) => marginAt(row, dimension))) {
        const sum = sumAt(place)
        if (answer === undefined) sum.base += row.subjects
        else sum.counts.set(answer, (sum.counts.get(answer) ?? 0) + row.subjects)
      }
    },

    cells(): readonly TrueCell[] {
      return [...sums.values()].map(({ place, counts, base }) => ({
        cellId: cellIdOf(place, (_, dimension) => sole[dimension]),
        place,
        measure: measure.id,
        base: trueCount(base),
        counts: new Map(measure.answers.map(({ id }) => [id, trueCount(counts.get(id) ?? 0)])),
      }))
    },
  }
}

/** Every combination of the members that each dimension gives. */
function* placesOf(of: (dimension: Dimension) => readonly string[]): Generator<Place> {
  for (const journey of of('journey'))
    for (const channel of of('channel'))
      for (const stage of of('stage')) yield { journey, channel, stage }
}
