import { placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { CellRow } from '@citx/schema/release/row.ts'

/** A published cell, as it is in the release. Without counts where one answer dominates. */
export interface PublishedCell {
  readonly measure: string
  readonly place: Place
  readonly subjects: number
  readonly counts?: ReadonlyMap<string, number>
  readonly dominant?: string
  readonly countVariance: number
}

/** The cells of one measure. */
export interface MeasureCells {
  readonly measure: string
  readonly places: readonly Place[]
  /** The journeys among them, ALL included. */
  readonly journeys: ReadonlySet<string>
  find(place: Place): PublishedCell | undefined
}

/** Before the counts of a cell in its stretch of numbers: subjects, index of the dominant answer, variance. */
const HEAD = 3
const NONE = -1

/** Packs the cells of one measure into one array of numbers: a release of 100,000 cells is some megabytes. */
export function packCells(
  measure: string,
  rows: readonly CellRow[],
  countVariance: number,
): MeasureCells {
  const answers = answersOf(rows)
  const stride = HEAD + answers.length
  const numbers = new Float64Array(rows.length * stride).fill(NONE)
  const places = rows.map(({ journey, channel, stage }) => ({ journey, channel, stage }))
  const offsets = new Map(places.map((place, index) => [placeKey(place), index * stride]))
  rows.forEach((row, index) => {
    const dominant = row.dominant === undefined ? NONE : answers.indexOf(row.dominant)
    const counts =
      row.counts === undefined ? [] : answers.map((answer) => row.counts?.[answer] ?? NONE)
    const variance = row.countVariance ?? countVariance
    numbers.set([row.subjects, dominant, variance, ...counts], index * stride)
  })

  return {
    measure,
    places,
    journeys: new Set(places.map(({ journey }) => journey)),
    find(place) {
      const offset = offsets.get(placeKey(place))
      return offset === undefined ? undefined : unpack(place, offset)
    },
  }

  function unpack(place: Place, offset: number): PublishedCell {
    const [subjects = 0, dominantIndex = NONE, variance = 0] = numbers.subarray(
      offset,
      offset + HEAD,
    )
    const dominant = answers[dominantIndex]
    const common = { measure, place, subjects, countVariance: variance }
    if (dominant !== undefined) return { ...common, dominant }
    const counts = new Map<string, number>()
    answers.forEach((answer, index) => {
      const count = numbers[offset + HEAD + index] ?? NONE
      if (count !== NONE) counts.set(answer, count)
    })
    return { ...common, counts }
  }
}

/** The answers in the order of their first appearance. */
function answersOf(rows: readonly CellRow[]): readonly string[] {
  const answers = new Set<string>()
  for (const { counts, dominant } of rows) {
    for (const answer of Object.keys(counts ?? {})) answers.add(answer)
    if (dominant !== undefined) answers.add(dominant)
  }
  return [...answers]
}
