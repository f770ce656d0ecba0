import type { Deed } from './behaviour.ts'
import type { Done, FleetAgency } from './fleet.ts'
import { createTruth, FIELDS, releasedAt, releaseOf } from './truth.ts'

/** An answer of the gateway, as its caller reads it. */
export interface JudgedAnswer {
  readonly requestId: string
  readonly partner: string
  readonly status: number
  readonly body: {
    readonly data?: { readonly agencies?: readonly Record<string, unknown>[] } | null
    readonly errors?: readonly { readonly path?: readonly unknown[] }[]
    readonly extensions?: { readonly participation?: readonly ParticipationRow[] }
  }
  /** When it was asked, on the clock of `performance.now()`. */
  readonly askedMs: number
}

interface ParticipationRow {
  readonly agency: string
  readonly status: string
  readonly release: string | null
  readonly releasedAt: string | null
  readonly reason: string | null
}

/** How a status follows from what the agency did last for the request. */
const follows: Readonly<Record<Deed | 'unasked', readonly string[]>> = {
  answered: ['OK'],
  unchanged: ['OK'],
  // A gateway that is late itself may have it before it looks at the clock, and then it is good.
  late: ['TIMEOUT', 'STALE', 'OK'],
  nothing: ['TIMEOUT', 'STALE'],
  // A line that was closed is tried once more, and the second attempt may come to nothing in time.
  closed: ['DOWN', 'STALE', 'TIMEOUT'],
  half: ['DOWN', 'STALE'],
  lied: ['BAD_RESPONSE'],
  // Its line is at rest after failures, or its queue full; or what it said holds still.
  unasked: ['DOWN', 'BUSY', 'TIMEOUT', 'STALE', 'OK'],
}

export interface OracleCounts {
  /** Rows with figures, each compared whole. */
  readonly rows: number
  readonly cells: number
  readonly absent: Readonly<Record<string, number>>
  readonly stale: number
  /** Of those that meant to answer in time: what left them too late, because the machine was too busy. */
  readonly overrun: number
  readonly broken: readonly string[]
}

export interface Oracle {
  judge(answer: JudgedAnswer): void
  counts(): OracleCounts
}

const tooLate: ReadonlySet<string> = new Set(['TIMEOUT', 'STALE'])
const unasked: Omit<Done, 'deed'> & { readonly deed: 'unasked' } = { deed: 'unasked', overMs: 0 }
/** What a timer may be early, and what two processes may differ about it. */
const TIMER_MS = 5

/**
 * Knows the truth of every agency, and compares each published value with it. An agency that is said to be late must have
 * been: what had left it within `agencyMs` of the question to the gateway was there to be read in time.
 */
export function createOracle(agencies: readonly FleetAgency[], agencyMs: number): Oracle {
  const truth = createTruth()
  const absent: Record<string, number> = {}
  const broken: string[] = []
  let [rows, cells, stale, overrun] = [0, 0, 0, 0]
  const query = `query ($ids: [ID!]!) { agencies(ids: $ids) { id ${FIELDS} } }`

  return { judge, counts: () => ({ rows, cells, absent, stale, overrun, broken }) }

  function judge(answer: JudgedAnswer): void {
    const { requestId, status, body } = answer
    const states = body.extensions?.participation ?? []
    const published = body.data?.agencies ?? []
    if (status !== 200 || published.length !== agencies.length)
      return void broken.push(`${requestId}: HTTP ${status}, ${published.length} rows`)
    if (states.map(({ agency }) => agency).join() !== agencies.map(({ id }) => id).join())
      return void broken.push(`${requestId}: participation of ${states.length} agencies`)
    agencies.forEach((agency, index) => {
      const state = states[index]
      const row = published[index]
      if (state === undefined || row === undefined) return
      const problem = judgeRow(agency, state, row, index, answer)
      if (problem !== undefined)
        broken.push(`${requestId} ${agency.id} ${state.status}: ${problem}`)
    })
  }

  function judgeRow(
    agency: FleetAgency,
    state: ParticipationRow,
    row: Readonly<Record<string, unknown>>,
    index: number,
    answer: JudgedAnswer,
  ): string | undefined {
    if (row['id'] !== agency.id) return `its row is that of ${String(row['id'])}`
    const { deed, overMs } = agency.done(answer.requestId).at(-1) ?? unasked
    if (!follows[deed].includes(state.status)) {
      const afterMs = overMs - answer.askedMs
      if (!tooLate.has(state.status) || afterMs < agencyMs - TIMER_MS)
        return `follows from "${deed}" after ${Math.round(afterMs)} ms? ${state.reason}`
      overrun += 1
    }
    if (state.status !== 'OK' && state.status !== 'STALE') {
      absent[state.status] = (absent[state.status] ?? 0) + 1
      return judgeAbsence(row, state, index, answer)
    }
    return judgeFigures(agency, state, row, deed, answer)
  }

  function judgeFigures(
    agency: FleetAgency,
    state: ParticipationRow,
    row: Readonly<Record<string, unknown>>,
    deed: Deed | 'unasked',
    { partner, askedMs }: JudgedAnswer,
  ): string | undefined {
    const release = releaseOf(agency.id, state.release)
    if (release < 1 || release > agency.release) return `of the release ${state.release}`
    if (state.releasedAt !== releasedAt(release)) return `dated ${state.releasedAt}`
    const text = truth({ agency: agency.id, partner, release }, query, { ids: [agency.id] })
    const told = JSON.stringify({ data: { agencies: [{ ...row, name: undefined }] } })
    if (told !== text) return `WRONG CELLS ${told.slice(0, 300)}`
    rows += 1
    cells += countCells(row)
    const { maxAge, staleIfError } = agency.keeping
    const ageMs = askedMs - agency.lastGiven(release)
    if (state.status === 'STALE') {
      stale += 1
      if (staleIfError === 0) return 'though the agency does not allow it'
      if (state.reason === null) return 'without a reason'
      return ageMs > (maxAge + staleIfError) * 1000 + TIMER_MS ? `after ${ageMs} ms` : undefined
    }
    if (deed === 'unasked' && ageMs > maxAge * 1000 + (maxAge > 0 ? TIMER_MS : 0))
      return `though it was not asked, and last said so ${ageMs} ms before`
    return undefined
  }
}

/** An agency that is not there leaves nulls, each with its error. */
function judgeAbsence(
  row: Readonly<Record<string, unknown>>,
  { reason }: ParticipationRow,
  index: number,
  { body }: JudgedAnswer,
): string | undefined {
  const fields = Object.keys(row).filter((field) => field !== 'id' && field !== 'name')
  if (fields.some((field) => row[field] !== null)) return 'has a value'
  if (reason === null) return 'has no reason'
  const explained = new Set((body.errors ?? []).map(({ path }) => path?.join('.')))
  const silent = fields.find((field) => !explained.has(`agencies.${index}.${field}`))
  return silent === undefined ? undefined : `is silent about ${silent}`
}

function countCells(row: Readonly<Record<string, unknown>>): number {
  const { cells } = row
  return Array.isArray(cells) ? cells.length : 0
}
