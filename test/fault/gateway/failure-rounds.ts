import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient, quantile, type Client } from './ask-gateway.ts'
import { startFleet } from './fleet.ts'
import { startGatewayProcess, type Memory } from './gateway-process.ts'
import { createOracle, type OracleCounts } from './oracle.ts'
import { FIELDS } from './truth.ts'

export interface FailureOptions {
  /** Rows with figures to compare before it ends. */
  readonly rows: number
  /** Numbers from 0 to 1. */
  readonly random: () => number
  readonly agencies?: number
  readonly clients?: number
  /** Told now and then how many rows were compared. */
  readonly onProgress?: (rows: number) => void
}

export interface FailureCounts extends OracleCounts {
  readonly requests: number
  /** True answers that agencies gave; fewer than rows, as some hold for a while. */
  readonly trueAnswers: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Answers that came after their deadline. */
  readonly overdue: number
  /** Of a hundred turns of the asking program the latest but one: so late the machine makes anything. */
  readonly lagMs: number
  /** Growth of the gateway's heap after warming up, in megabytes. */
  readonly heapGrowthMb: number
  readonly seconds: number
}

const AGENCY_MS = 600
const QUERY_MS = 1_500
/** For a machine that has other things to do. */
const OVERDUE_MS = QUERY_MS + 500
const STIR_MS = 250
const BAD_SHARE = 0.3
const QUERY = `{ agencies { id name ${FIELDS} } }`
const PARTNERS = ['university', 'ministry']

/** Asks everything of agencies of which 30 in a hundred fail at any time, and compares what comes with the truth. */
export async function runFailures(options: FailureOptions): Promise<FailureCounts> {
  const { rows: wanted, random, agencies: count = 20, clients = 16, onProgress } = options
  const timing = { slowMs: AGENCY_MS / 4, tooSlowMs: AGENCY_MS * 2 }
  await using fleet = await startFleet({ count, badShare: BAD_SHARE, random, timing })
  await using gateway = await startGatewayProcess({
    deadlines: { agencyMs: AGENCY_MS, queryMs: QUERY_MS, connectMs: AGENCY_MS },
    agencies: { sockets: 16, queue: 64, breakerFailures: 5, breakerRestMs: 1_000 },
  })
  await gateway.admit(fleet.agencies.map(({ id, url }) => ({ id, url })))
  const oracle = createOracle(fleet.agencies, AGENCY_MS)
  await using clientsOf = new AsyncDisposableStack()
  const partners = new Map<string, Client>()
  for (const id of PARTNERS) partners.set(id, clientsOf.use(await createClient(gateway, id)))
  let asked = 0
  const times: number[] = []
  const memory: Memory[] = []
  const over = new AbortController()

  const ask = async (partner: string, client: Client) => {
    const requestId = `request-${(asked += 1)}-of-${partner}`
    const askedMs = performance.now()
    const { status, text, milliseconds } = await client.ask(QUERY, requestId)
    const body = JSON.parse(text)
    fleet.settle(requestId, () => oracle.judge({ requestId, partner, status, body, askedMs }))
    return milliseconds
  }
  const startedMs = performance.now()
  using lag = startLag()
  // The first questions are slow to answer for agencies that work the truth out.
  for (const [partner, client] of partners) await ask(partner, client)
  const stirring = (async () => {
    while (!over.signal.aborted) {
      fleet.stir()
      await wait(STIR_MS)
    }
  })()
  const measuring = (async () => {
    for (let part = 1; part <= 4; part += 1) {
      while (oracle.counts().rows < (wanted * part) / 4 && !over.signal.aborted) {
        await wait(1_000, undefined, { signal: over.signal }).catch(() => undefined)
        onProgress?.(oracle.counts().rows)
      }
      memory.push(await gateway.memory())
    }
  })()
  const keepAsking = async ([partner, client]: readonly [string, Client]) => {
    while (oracle.counts().rows < wanted && oracle.counts().broken.length < 20)
      times.push(await ask(partner, client))
  }
  await Promise.all(
    [...partners].flatMap((one) => Array.from({ length: clients / 2 }, () => keepAsking(one))),
  )
  over.abort()
  await Promise.all([stirring, measuring])
  const sorted = times.toSorted((a, b) => a - b)
  const [first, last] = [memory[0]?.heap ?? 0, memory.at(-1)?.heap ?? 0]
  return {
    ...oracle.counts(),
    requests: times.length,
    trueAnswers: fleet.answers(),
    p50Ms: Math.round(quantile(sorted, 0.5)),
    p99Ms: Math.round(quantile(sorted, 0.99)),
    maxMs: Math.round(sorted.at(-1) ?? 0),
    overdue: times.filter((milliseconds) => milliseconds > OVERDUE_MS).length,
    lagMs: lag.p99Ms(),
    heapGrowthMb: Math.round((last - first) / 1e5) / 10,
    seconds: Math.round((performance.now() - startedMs) / 1000),
  }
}

function startLag() {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return {
    p99Ms: () => Math.round(delay.percentile(99) / 1e6),
    [Symbol.dispose]: () => void delay.disable(),
  }
}
