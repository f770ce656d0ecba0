import type { Place } from '@citx/schema/cube/place.ts'
import { parseRow, type AgencyAnswer } from '../scatter/answer.ts'
import { isRecord } from '../check/is-record.ts'
import { rememberFacts } from './remember-facts.ts'

interface Count {
  readonly answer: string
  readonly count: number
}

export interface CellFact extends Place {
  readonly measure: string
  readonly counts: readonly Count[]
  readonly countVariance: number
  readonly release: string
}

export interface FigureFact extends Place {
  readonly id: string
  readonly value: number | null
  readonly counts: readonly Count[]
  readonly measure: string | null
  readonly n: number | null
  readonly currency: string | null
  readonly release: string
}

export interface CollectedFact {
  readonly measure: string
  readonly wordingClass: string | null
  readonly wordingId: string | null
  readonly mode: string | null
  readonly breaks: readonly {
    readonly from: string
    readonly kind: string
    readonly note?: string | undefined
    readonly detected?: boolean | undefined
  }[]
}

export type EstimateStatus =
  | 'PUBLISHED'
  | 'SUPPRESSED'
  | 'NOT_SHARED'
  | 'NOT_COLLECTED'
  | 'NOT_YET_PUBLISHED'
  | 'NOT_ESTIMABLE'
  | 'NO_ANSWER'

/** Why there is no figure, in the words of the agency. */
interface StatedEstimate {
  readonly metric: string
  readonly status: EstimateStatus
  readonly measure: string | null
  readonly release: string | null
}

interface Insight {
  readonly release: string | null
  readonly metrics: readonly StatedEstimate[]
}

/** What one agency answered about some metrics at some journeys. */
export interface AgencyFacts {
  readonly cells: readonly CellFact[]
  readonly figures: readonly FigureFact[]
  readonly collected: readonly CollectedFact[]
  /** What the agency says of each metric, by journey; the order of the journeys asked. */
  readonly stated: readonly (Insight | null)[]
}

type Row = Readonly<Record<string, unknown>>

/** Reads an answer to `figuresDocument` for so many journeys. */
export const readAgencyFacts = rememberFacts(readFigures)

/** Reads an answer to `windowsDocument` for so many windows: the facts of each. */
export const readWindowFacts = rememberFacts(readWindows)

function readFigures(answer: AgencyAnswer, journeys: number): AgencyFacts {
  const row = readRow(answer)
  return {
    cells: listAt(row, 'cells', isCells),
    figures: listAt(row, 'figures', isFigures),
    collected: listAt(row, 'measures', isCollected),
    stated: Array.from({ length: journeys }, (_, index) => insightAt(row, index)),
  }
}

function readWindows(answer: AgencyAnswer, windows: number): readonly AgencyFacts[] {
  const row = readRow(answer)
  const collected = listAt(row, 'measures', isCollected)
  return Array.from({ length: windows }, (_, index) => ({
    cells: listAt(row, `cells${index}`, isCells),
    figures: listAt(row, `figures${index}`, isFigures),
    collected,
    stated: [insightAt(row, index)],
  }))
}

/** What the types above let be null or absent. */
const mayLack: ReadonlySet<unknown> = new Set([
  'value',
  'n',
  'currency',
  'wordingClass',
  'wordingId',
  'mode',
  'note',
  'detected',
])

/** An agency of another contract may not know what a fact rests on: then it is none, and its null is not taken for a 0. */
function readRow(answer: AgencyAnswer): Row {
  const row = parseRow(answer)
  const lacking = answer.missing.filter(({ path }) => !mayLack.has(path.at(-1)))
  if (lacking.length === 0) return row
  const items = new Set(lacking.map(({ path }) => path.slice(0, 2).join()))
  const fields = new Set(lacking.map(({ path }) => path[0]))
  const entries = Object.entries(row).map(([key, value]): [string, unknown] => {
    if (!Array.isArray(value)) return [key, fields.has(key) ? null : value]
    const list: readonly unknown[] = value
    return [key, list.filter((_, index) => !items.has(`${key},${index}`))]
  })
  return Object.fromEntries(entries)
}

/** A field that the agency failed to answer is null. */
function listAt<Fact>(
  row: Row,
  key: string,
  isList: (value: unknown) => value is readonly Fact[],
): readonly Fact[] {
  const value = row[key]
  return isList(value) ? value : []
}

function insightAt(row: Row, index: number): Insight | null {
  const value = row[`journey${index}`]
  return isInsight(value) ? value : null
}

// An answer is compared with the contract, leaf by leaf, before anybody reads it: what its lists hold is known.
const isCells = (value: unknown): value is readonly CellFact[] => Array.isArray(value)
const isFigures = (value: unknown): value is readonly FigureFact[] => Array.isArray(value)
const isCollected = (value: unknown): value is readonly CollectedFact[] => Array.isArray(value)
const isInsight = (value: unknown): value is Insight => isRecord(value)
