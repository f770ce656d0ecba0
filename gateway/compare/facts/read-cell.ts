import type { Place } from '@citx/schema/cube/place.ts'
import { isRecord } from '../../check/is-record.ts'

/** Protected counts of one measure at one place, with the release that they are in. */
export interface CellFact extends Place {
  readonly measure: string
  /** By answer. */
  readonly counts: ReadonlyMap<string, number>
  readonly countVariance: number
  readonly release: string
}

/** The cell of a measure at a place; undefined where there is none. */
export type CellAt = (measure: string, place: Place) => CellFact | undefined

/**
 * Finds cells in the text of a list of them, and reads those alone: most of what an agency sends is not looked at. The text was
 * checked on arrival, so its members stand in the order asked, with nothing between them. With escapes in it words may be
 * written in more than one way, and everything is read; so it is where the list is much longer than what anyone asks for.
 */
export function cellsOf(text: string): CellAt {
  if (text.length > MOST_SEARCHED || text.includes('\\')) return cellsOfList(readList(text))
  return (measure, place) => {
    const head = `{"measure":${JSON.stringify(measure)},${placeText(place)},"counts":[`
    const start = text.indexOf(head)
    return start === -1 ? undefined : readCell(text, start + head.length, measure, place)
  }
}

/** Characters. An agency may send far more than it was asked for, and each cell would be looked for in all of that. */
const MOST_SEARCHED = 500_000

const placeTexts = new WeakMap<Place, string>()

function placeText(place: Place): string {
  let text = placeTexts.get(place)
  if (text === undefined) {
    const { journey, channel, stage } = place
    text = JSON.stringify({ journey, channel, stage }).slice(1, -1)
    placeTexts.set(place, text)
  }
  return text
}

const ANSWER = '{"answer":"'
const COUNT = '","count":'
const VARIANCE = '],"countVariance":'
const RELEASE = ',"release":"'

/** Reads a cell from where its counts begin. */
function readCell(text: string, start: number, measure: string, place: Place): CellFact {
  const counts = new Map<string, number>()
  let at = start
  while (text.charAt(at) !== ']') {
    const from = at + ANSWER.length + (counts.size === 0 ? 0 : 1)
    const until = text.indexOf('"', from)
    at = text.indexOf('}', until)
    counts.set(text.slice(from, until), Number(text.slice(until + COUNT.length, at)))
    at += 1
  }
  const variance = at + VARIANCE.length
  const end = text.indexOf(RELEASE, variance)
  const release = end + RELEASE.length
  const { journey, channel, stage } = place
  return {
    measure,
    journey,
    channel,
    stage,
    counts,
    countVariance: Number(text.slice(variance, end)),
    release: text.slice(release, text.indexOf('"', release)),
  }
}

/** The same of cells at hand. */
export function cellsOfList(cells: readonly CellFact[]): CellAt {
  const found = new Map<string, CellFact>()
  for (const cell of cells) {
    const key = keyOf(cell.measure, cell)
    if (!found.has(key)) found.set(key, cell)
  }
  return (measure, place) => found.get(keyOf(measure, place))
}

function keyOf(measure: string, { journey, channel, stage }: Place): string {
  return JSON.stringify([measure, journey, channel, stage])
}

interface WrittenCell extends Omit<CellFact, 'counts'> {
  readonly counts: readonly Count[]
}

function readList(text: string): readonly CellFact[] {
  const list: unknown = JSON.parse(text)
  const cells = Array.isArray(list) ? list.filter(isCell) : []
  return cells.map((cell) => ({ ...cell, counts: countsOf(cell.counts) }))
}

/** A count of answers, as agencies write it. */
export interface Count {
  readonly answer: string
  readonly count: number
}

/** Counts by answer. */
export function countsOf(counts: readonly Count[]): ReadonlyMap<string, number> {
  return new Map(counts.map(({ answer, count }) => [answer, count]))
}

// An answer is compared with the contract, leaf by leaf, before anybody reads it: what its lists hold is known.
const isCell = (value: unknown): value is WrittenCell => isRecord(value)
