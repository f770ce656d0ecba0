import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { contentHashOf } from '@citx/kit/release/content-hash.ts'
import { excerptOf } from '@citx/kit/release/excerpt.ts'
import { sharesAny } from '../../agreements/visibility.ts'
import { readHistory, readLines } from '../../release/store/release-store.ts'
import { findManifest } from '../../release/store/unverified-manifest.ts'
import type { SubgraphContext } from '../context.ts'
import { createContext, type ContextSources } from '../create-context.ts'
import type { ReleaseView } from '../releases/release-view.ts'
import { hasVisibleFacts } from '../releases/visible-facts.ts'
import { seesWholeRelease } from '../releases/whole-release.ts'
import { chooseLines, type LineFilter } from './choose-lines.ts'

export interface ReleaseRouteSources extends ContextSources {
  readonly db: Kysely<unknown>
}

/**
 * `GET /releases` lists the releases in force of which the asker may see anything, and the withdrawals, which hold no rows.
 * `GET /releases/<id>` gives one as a file: whole, or an excerpt with the rows that the asker may see; with `measure` and
 * `journey`, which may be repeated, an excerpt with those rows alone. A release that the asker may see nothing of is
 * FORBIDDEN, and so is one that does not exist. One that is damaged in the agency's own database is listed as `damaged`, to
 * whoever is shared anything with, and is BAD_MANIFEST.
 */
export function addReleaseRoutes(app: FastifyInstance, sources: ReleaseRouteSources): void {
  app.get('/releases', async (request) => {
    const { context, listed } = await openReleases(request, sources)
    return [
      ...listed.map(({ id, window, seq, rows, whole }) => ({ id, window, seq, rows, whole })),
      ...damagedIn(context).map((one) => ({ ...one, rows: 0, whole: false, damaged: true })),
    ]
  })
  app.get<{ Params: { id: string } }>('/releases/:id', async (request, reply) => {
    const filter = parseFilter(request.query)
    const { context, listed } = await openReleases(request, sources)
    const release = listed.find(({ id }) => id === request.params.id)
    if (damagedIn(context).some(({ id }) => id === request.params.id)) throw damagedRelease()
    if (release === undefined)
      throw new CitxError('FORBIDDEN', 'there is no such release that is shared with you')
    const { seq, jws, window } = release
    const lines = await readLines(sources.db, seq)
    // It was verified when it was loaded, and these are read anew.
    if (contentHashOf(lines) !== findManifest(jws).contentHash) throw damagedRelease()
    const shown = excerptOf(lines, chooseLines(context, filter))
    const name = `${sources.agency}-${window}-${seq}.citx`
    return reply
      .type('application/x-ndjson')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(inPieces(jws, shown)))
  })
}

function damagedRelease(): CitxError {
  const message = 'the agency has this release damaged in its own database, and does not serve it'
  return new CitxError('BAD_MANIFEST', message)
}

function damagedIn({ releases, visibility }: SubgraphContext) {
  if (!sharesAny(visibility)) return []
  return releases.damaged.map(({ id, window, seq }) => ({ id, window, seq }))
}

const LINES_OF_A_PIECE = 500

/** Others get their turn between the pieces of a large release. */
async function* inPieces(jws: string, lines: Iterable<string>): AsyncGenerator<string> {
  let piece = [jws]
  for (const line of lines) {
    if (piece.length === LINES_OF_A_PIECE) {
      yield asText(piece)
      piece = []
      await nextTurn()
    }
    piece.push(line)
  }
  yield asText(piece)
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

const ids = z
  .union([z.string(), z.array(z.string()).max(200)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
const filterQuery = z.strictObject({ measure: ids.optional(), journey: ids.optional() })

function parseFilter(query: unknown): LineFilter {
  const parsed = filterQuery.safeParse(query)
  if (!parsed.success)
    throw new CitxError(
      'BAD_REQUEST',
      'an excerpt is chosen by measure and journey, up to 200 of each, and by nothing else',
    )
  const { measure, journey } = parsed.data
  return {
    ...(measure !== undefined && { measures: new Set(measure) }),
    ...(journey !== undefined && { journeys: new Set(journey) }),
  }
}

interface ListedRelease {
  readonly id: string
  readonly window: string
  readonly seq: number
  readonly rows: number
  readonly jws: string
  /** Whether the asker may see every row. */
  readonly whole: boolean
}

async function openReleases(
  { id, headers }: FastifyRequest,
  sources: ReleaseRouteSources,
): Promise<{ readonly context: SubgraphContext; readonly listed: readonly ListedRelease[] }> {
  const { signal } = new AbortController()
  const context = await createContext({ id, headers, signal }, sources)
  const { releases, visibility, vocabulary, checkOutgoing } = context
  if (!sharesAny(visibility)) return { context, listed: [] }
  const visible = releases.inForce
    .filter((view) => hasVisibleFacts(view, visibility, vocabulary))
    .map((view) => listedOf(view, seesWholeRelease(view, visibility, vocabulary)))
  const listed = [...visible, ...(await listWithdrawals(sources))]
  if (listed.length > 0) checkOutgoing({ family: undefined, journey: undefined })
  return { context, listed: listed.toSorted((a, b) => b.seq - a.seq) }
}

function listedOf({ id, window, manifest, jws }: ReleaseView, whole: boolean): ListedRelease {
  return { id, window, seq: manifest.seq, rows: manifest.rows, jws, whole }
}

/** Without them, a reader could not tell a withdrawal from an agency that went back behind what it published. */
async function listWithdrawals({ db }: ReleaseRouteSources): Promise<readonly ListedRelease[]> {
  const history = await readHistory(db)
  return history
    .filter(({ withdrawn }) => withdrawn)
    .map(({ id, window, seq, manifest }) => ({
      id,
      window,
      seq,
      rows: 0,
      jws: manifest,
      whole: true,
    }))
}
