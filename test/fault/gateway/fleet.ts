import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from '../../integration/gateway/support/listen.ts'
import { answerIn, MOODS, type Deed, type Mood, type Timing } from './behaviour.ts'
import { createTruth, releaseId, releasedAt } from './truth.ts'

/** How long an agency lets its answers be kept, in seconds. */
export interface Keeping {
  readonly maxAge: number
  readonly staleIfError: number
}

/** What an agency did with one question. */
export interface Done {
  readonly deed: Deed
  /** When all of the answer had left, or the line was closed, on the clock of `performance.now()`; `Infinity` until then. */
  overMs: number
}

export interface FleetAgency {
  readonly id: string
  readonly url: string
  readonly keeping: Keeping
  /** What it did with the questions of one request, in order. */
  done(requestId: string): readonly Done[]
  /** When it last gave out a release to somebody, on the clock of `performance.now()`. */
  lastGiven(release: number): number
  mood: Mood
  release: number
}

export interface Fleet extends AsyncDisposable {
  readonly agencies: readonly FleetAgency[]
  /** Draws anew who is in what mood: so many of a hundred are in a bad one; now and then one publishes. */
  stir(): void
  /** Looks at what was done for a request that is over, and forgets it. */
  settle(requestId: string, look: () => void): void
  readonly answers: () => number
}

export interface FleetOptions {
  readonly count: number
  readonly badShare: number
  readonly random: () => number
  readonly timing: Timing
  readonly firstRelease?: number
  readonly keepings?: readonly Keeping[]
}

/** Of every second agency answers may be kept for a while, or used in need. */
const KEEPINGS: readonly Keeping[] = [
  { maxAge: 0, staleIfError: 0 },
  { maxAge: 0, staleIfError: 2 },
  { maxAge: 1, staleIfError: 0 },
  { maxAge: 0, staleIfError: 0 },
]

/** Agencies that know the truth and tell it in their good moods. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const { count, badShare, random, firstRelease = 1, keepings = KEEPINGS } = options
  await using stack = new AsyncDisposableStack()
  const truth = createTruth()
  let answers = 0
  const started = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      start(`agency-${String(index).padStart(2, '0')}`, index),
    ),
  )
  const running = stack.move()
  return {
    agencies: started.map(({ agency }) => agency),
    answers: () => answers,
    stir() {
      for (const { agency } of started) {
        agency.mood = 'well'
        if (random() < 0.02) agency.release += 1
      }
      const bad = shuffled(started, random).slice(0, Math.round(count * badShare))
      for (const { agency } of bad)
        agency.mood = MOODS[Math.floor(random() * MOODS.length)] ?? 'down'
    },
    settle(requestId, look) {
      look()
      for (const { log } of started) log.delete(requestId)
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }

  async function start(id: string, index: number) {
    const log = new Map<string, Done[]>()
    const given = new Map<number, number>()
    const keeping = keepings[index % keepings.length] ?? { maxAge: 0, staleIfError: 0 }
    const server = createServer((request, response) => {
      void serve(request, response)
    })
    const serve = async (request: IncomingMessage, response: ServerResponse) => {
      const text = await bodyOf(request)
      const { query, variables } = JSON.parse(text)
      const partner = partnerOf(request)
      const { mood, release } = agency
      const edition = { agency: id, partner, release }
      const headers = headersOf({ ...edition, keeping })
      const note = (deed: Deed) => {
        const key = String(request.headers['x-request-id'])
        const done: Done = { deed, overMs: Infinity }
        log.set(key, [...(log.get(key) ?? []), done])
        response.once('close', () => (done.overMs = performance.now()))
        if (deed !== 'answered' && deed !== 'unchanged') return
        answers += 1
        given.set(release, performance.now())
      }
      if (mood === 'well' && request.headers['if-none-match'] === headers.etag) {
        response.writeHead(304, headers).end()
        return note('unchanged')
      }
      const foreign = () =>
        truth({ ...edition, agency: 'agency-of-none' }, query, ownIds(variables, id))
      const answer = { text: truth(edition, query, variables), headers, foreign }
      note(answerIn(mood, response, answer, options))
    }
    const { url } = stack.use(await listen(server))
    const agency: FleetAgency = {
      id,
      url: `${url}/graphql`,
      keeping,
      done: (requestId) => log.get(requestId) ?? [],
      lastGiven: (release) => given.get(release) ?? -Infinity,
      mood: 'well',
      release: firstRelease,
    }
    return { agency, log }
  }
}

interface HeaderFacts {
  readonly agency: string
  readonly partner: string
  readonly release: number
  readonly keeping: Keeping
}

function headersOf({ keeping, ...edition }: HeaderFacts) {
  const { maxAge, staleIfError } = keeping
  const stale = staleIfError > 0 ? `, stale-if-error=${staleIfError}` : ''
  return {
    'content-type': 'application/json',
    'citx-release': releaseId(edition),
    'citx-released-at': releasedAt(edition.release),
    'citx-shared': 'voice-of-citizen,demand',
    'citx-view': `view-of-${edition.partner}`,
    etag: `"${releaseId(edition)}-${edition.partner}"`,
    'cache-control': `private, max-age=${maxAge}${stale}`,
  }
}

/** The question as the agency of nobody would be asked it. */
function ownIds(variables: Readonly<Record<string, unknown>>, id: string) {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      JSON.stringify(value) === JSON.stringify([id]) ? ['agency-of-none'] : value,
    ]),
  )
}

/** The grant says on whose behalf; its signature is tested elsewhere. */
function partnerOf({ headers }: IncomingMessage): string {
  const [, payload = ''] = (headers.authorization ?? '').split('.')
  const claims: { readonly sub?: string } = JSON.parse(
    Buffer.from(payload, 'base64url').toString() || '{}',
  )
  return claims.sub ?? 'nobody'
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
