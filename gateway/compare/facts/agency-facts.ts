import type { Place } from '@citx/schema/cube/place.ts'
import { parseRow, type AgencyAnswer } from '../../scatter/answer.ts'
import { isRecord } from '../../check/is-record.ts'
import { once } from './once.ts'
import { cellsOf, type CellAt, type Count } from './read-cell.ts'

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

/** What one agency answered about some metrics at some journeys; each part is read when it is asked for. */
export interface AgencyFacts {
  readonly cellAt: CellAt
  readonly figures: readonly FigureFact[]
  readonly collected: readonly CollectedFact[]
  /** What the agency says of each metric, by journey; the order of the journeys asked. */
  readonly stated: readonly (Insight | null)[]
}

/** Reads an answer to `figuresDocument` for so many journeys. */
export function readAgencyFacts(answer: AgencyAnswer, journeys: number): AgencyFacts {
  const textOf = readMembers(answer)
  return readFacts(textOf, '', () =>
    Array.from({ length: journeys }, (_, index) => insightOf(textOf(`journey${index}`))),
  )
}

/** Reads an answer to `windowsDocument` for so many windows: the facts of each. */
export function readWindowFacts(answer: AgencyAnswer, windows: number): readonly AgencyFacts[] {
  const textOf = readMembers(answer)
  return Array.from({ length: windows }, (_, index) =>
    readFacts(textOf, String(index), () => [insightOf(textOf(`journey${index}`))]),
  )
}

function readFacts(
  textOf: TextOf,
  suffix: string,
  readStated: () => AgencyFacts['stated'],
): AgencyFacts {
  const cellAt = once(() => cellsOf(listText(textOf(`cells${suffix}`))))
  const figures = once(() => listOf(textOf(`figures${suffix}`), isFigures))
  const collected = once(() => listOf(textOf('measures'), isCollected))
  const stated = once(readStated)
  return {
    cellAt: (measure, place) => cellAt()(measure, place),
    get figures() {
      return figures()
    },
    get collected() {
      return collected()
    },
    get stated() {
      return stated()
    },
  }
}

/** The text of a member's value; `null` for one that is not there. */
type TextOf = (key: string) => string

function readMembers(answer: AgencyAnswer): TextOf {
  const members = membersOf(answer)
  return (key) => {
    const head = `${JSON.stringify(key)}:`
    return members.find((member) => member.startsWith(head))?.slice(head.length) ?? 'null'
  }
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
function membersOf(answer: AgencyAnswer): readonly string[] {
  const lacking = answer.missing.filter(({ path }) => !mayLack.has(path.at(-1)))
  if (lacking.length === 0) return answer.members
  const items = new Set(lacking.map(({ path }) => path.slice(0, 2).join()))
  const fields = new Set(lacking.map(({ path }) => path[0]))
  return Object.entries(parseRow(answer)).map(([key, value]) => {
    const known = Array.isArray(value)
      ? value.filter((_: unknown, index) => !items.has(`${key},${index}`))
      : fields.has(key)
        ? null
        : value
    return `${JSON.stringify(key)}:${JSON.stringify(known)}`
  })
}

/** A field that the agency failed to answer is null. */
function listText(text: string): string {
  return text === 'null' ? '[]' : text
}

function listOf<Fact>(
  text: string,
  isList: (value: unknown) => value is readonly Fact[],
): readonly Fact[] {
  const value: unknown = JSON.parse(text)
  return isList(value) ? value : []
}

function insightOf(text: string): Insight | null {
  const value: unknown = JSON.parse(text)
  return isInsight(value) ? value : null
}

// An answer is compared with the contract, leaf by leaf, before anybody reads it: what its lists hold is known.
const isFigures = (value: unknown): value is readonly FigureFact[] => Array.isArray(value)
const isCollected = (value: unknown): value is readonly CollectedFact[] => Array.isArray(value)
const isInsight = (value: unknown): value is Insight => isRecord(value)
