import { isDeepStrictEqual } from 'node:util'
import { createSigningKey, type SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import type { Member } from '../../integration/gateway/support/start-exchange.ts'
import { createClient, quantile } from './ask-gateway.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { startGatewayProcess } from './gateway-process.ts'
import { createTruth, FIELDS } from './truth.ts'

export interface MembershipOptions {
  readonly changes: number
  readonly random: () => number
  readonly agencies?: number
}

export interface MembershipCounts {
  readonly changes: number
  readonly requests: number
  readonly rows: number
  /** Answers with the members of one moment at the addresses of another. */
  readonly mixed: number
  readonly p50Ms: number
  readonly maxMs: number
  /** Growth of the gateway's heap from the first tenth of the changes on, in megabytes. */
  readonly heapGrowthMb: number
  readonly broken: readonly string[]
}

/** Who is a member at which of two addresses; an agency gives out another release at each. */
interface Version {
  readonly members: ReadonlyMap<string, 0 | 1>
  /** From here on nobody new is answered by it. */
  untilMs: number
}

const PARTNER = 'university'
const CLIENTS = 4
const KEPT_NOT = [{ maxAge: 0, staleIfError: 0 }]

/** Lets agencies join, leave, move and change keys while it asks; every answer must be whole, and of one membership. */
export async function runMembership(options: MembershipOptions): Promise<MembershipCounts> {
  const { changes, random, agencies: count = 30 } = options
  const start = (firstRelease: number) =>
    startFleet({
      count,
      badShare: 0,
      random,
      timing: { slowMs: 0, tooSlowMs: 0 },
      firstRelease,
      keepings: KEPT_NOT,
    })
  await using first = await start(1)
  await using second = await start(2)
  const fleets = [first, second] as const
  const keys = new Map(
    await Promise.all(
      first.agencies.map(
        async ({ id }) =>
          [id, await Promise.all([createSigningKey(), createSigningKey()])] as const,
      ),
    ),
  )
  await using gateway = await startGatewayProcess({ limits: { cells: 1e9 } })
  await using client = await createClient(gateway, PARTNER)

  const versions: Version[] = []
  const members = new Map<string, Membership>()
  const publish = async () => {
    const before = versions.at(-1)
    // The gateway may answer by it before it has said that it has read it.
    const homes = [...members].map(([id, { home }]) => [id, home] as const)
    versions.push({ members: new Map(homes), untilMs: Infinity })
    await gateway.admit(
      [...members].map(([id, it]) => memberOf(fleets[it.home], id, keys.get(id)?.[it.key])),
    )
    if (before !== undefined) before.untilMs = performance.now()
  }
  for (const { id } of first.agencies.slice(0, count / 2)) members.set(id, { home: 0, key: 0 })
  await publish()
  await client.ask(QUERY)

  const judge = createJudge(versions)
  const broken: string[] = []
  const times: number[] = []
  let [rows, mixed] = [0, 0]
  const over = new AbortController()
  const keepAsking = async () => {
    while (!over.signal.aborted && broken.length < 20) {
      const askedMs = performance.now()
      const { status, text, milliseconds } = await client.ask(QUERY)
      times.push(milliseconds)
      const judged = judge(status, text, askedMs)
      if (typeof judged === 'string') broken.push(judged)
      else {
        rows += judged.rows
        if (judged.isMixed) mixed += 1
      }
    }
  }
  const asking = Array.from({ length: CLIENTS }, keepAsking)
  let heap = 0
  for (let change = 0; change < changes && broken.length < 20; change += 1) {
    changeOne(
      members,
      first.agencies.map(({ id }) => id),
      random,
    )
    await publish()
    if (change === Math.floor(changes / 10)) heap = (await gateway.memory()).heap
  }
  over.abort()
  await Promise.all(asking)
  const sorted = times.toSorted((a, b) => a - b)
  return {
    changes,
    requests: times.length,
    rows,
    mixed,
    p50Ms: Math.round(quantile(sorted, 0.5)),
    maxMs: Math.round(sorted.at(-1) ?? 0),
    heapGrowthMb: Math.round(((await gateway.memory()).heap - heap) / 1e5) / 10,
    broken,
  }
}

const QUERY = `{ agencies { id name ${FIELDS} } }`

interface Membership {
  readonly home: 0 | 1
  readonly key: 0 | 1
}

function memberOf({ agencies }: Fleet, id: string, key: SigningKey | undefined): Member {
  const url = agencies.find((agency) => agency.id === id)?.url ?? ''
  return { id, url, entry: { keys: key === undefined ? [] : [key.publicKey] } }
}

/** One joins, leaves, moves, or takes another key. */
function changeOne(
  members: Map<string, Membership>,
  ids: readonly string[],
  random: () => number,
): void {
  const id = ids[Math.floor(random() * ids.length)] ?? ''
  const now = members.get(id)
  const draw = random()
  if (now === undefined) members.set(id, { home: draw < 0.5 ? 0 : 1, key: 0 })
  else if (draw < 0.3 && members.size > 2) members.delete(id)
  else if (draw < 0.7) members.set(id, { ...now, home: now.home === 0 ? 1 : 0 })
  else members.set(id, { ...now, key: now.key === 0 ? 1 : 0 })
}

interface Judged {
  readonly rows: number
  readonly isMixed: boolean
}

/** Compares an answer with the memberships that were in force while it was made; gives its rows, or what is wrong. */
function createJudge(versions: readonly Version[]) {
  const truth = createTruth()
  const query = `query ($ids: [ID!]!) { agencies(ids: $ids) { id ${FIELDS} } }`
  const rowOf = (agency: string, home: 0 | 1): unknown => {
    const edition = { agency, partner: PARTNER, release: home + 1 }
    return JSON.parse(truth(edition, query, { ids: [agency] })).data.agencies[0]
  }
  const isRowOf = (row: { readonly id: string }, { members }: Version): boolean => {
    const home = members.get(row.id)
    if (home === undefined) return false
    return isDeepStrictEqual(row, Object.assign({ name: undefined }, rowOf(row.id, home)))
  }
  return (status: number, text: string, askedMs: number): Judged | string => {
    const { data, errors } = JSON.parse(text)
    if (status !== 200 || errors !== undefined) return `HTTP ${status}: ${text.slice(0, 300)}`
    const rows: readonly { readonly id: string }[] = data.agencies
    const plain = rows.map((row) => ({ ...row, name: undefined }))
    const candidates = versions.filter(({ untilMs }) => untilMs >= askedMs)
    const wrong = plain.find((row) => !candidates.some((version) => isRowOf(row, version)))
    if (wrong !== undefined) return `a row of ${wrong.id} that it never had as a member`
    if (!candidates.some(({ members }) => members.size === rows.length))
      return `${rows.length} rows, as many as no membership had`
    const isWhole = candidates.some(
      (version) =>
        version.members.size === rows.length && plain.every((row) => isRowOf(row, version)),
    )
    return { rows: rows.length, isMixed: !isWhole }
  }
}
