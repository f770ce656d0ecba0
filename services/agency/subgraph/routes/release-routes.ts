import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { writeReleaseFile } from '@citx/kit/release/read-release.ts'
import { sharesAny } from '../../agreements/visibility.ts'
import { readHistory, readLines } from '../../release/store/release-store.ts'
import { createContext, type ContextSources } from '../create-context.ts'
import { seesWholeRelease } from '../releases/whole-release.ts'

export interface ReleaseRouteSources extends ContextSources {
  readonly db: Kysely<unknown>
}

/**
 * `GET /releases` lists the releases in force that the asker may have whole, and the withdrawals, which hold no rows;
 * `GET /releases/<id>` gives one as a file. A release with anything in it that is not shared is FORBIDDEN, and so is one
 * that does not exist.
 */
export function addReleaseRoutes(app: FastifyInstance, sources: ReleaseRouteSources): void {
  app.get('/releases', async (request) => {
    const listed = await listReleases(request, sources)
    return listed.map(({ id, window, seq, rows }) => ({ id, window, seq, rows }))
  })
  app.get<{ Params: { id: string } }>('/releases/:id', async (request, reply) => {
    const listed = await listReleases(request, sources)
    const release = listed.find(({ id }) => id === request.params.id)
    if (release === undefined)
      throw new CitxError('FORBIDDEN', 'there is no such release that is shared with you whole')
    const { seq, jws, window } = release
    const lines = await readLines(sources.db, seq)
    return reply
      .type('application/x-ndjson')
      .header(
        'content-disposition',
        `attachment; filename="${sources.agency}-${window}-${seq}.citx"`,
      )
      .send(writeReleaseFile({ jws, lines }))
  })
}

interface ListedRelease {
  readonly id: string
  readonly window: string
  readonly seq: number
  readonly rows: number
  readonly jws: string
}

async function listReleases(
  { id, headers }: FastifyRequest,
  sources: ReleaseRouteSources,
): Promise<readonly ListedRelease[]> {
  const context = await createContext({ id, headers }, sources)
  const { releases, visibility, vocabulary, checkOutgoing } = context
  if (!sharesAny(visibility)) return []
  const whole = releases.inForce
    .filter((view) => seesWholeRelease(view, visibility, vocabulary))
    .map(({ id: own, window, manifest, jws }) => ({
      id: own,
      window,
      seq: manifest.seq,
      rows: manifest.rows,
      jws,
    }))
  const listed = [...whole, ...(await listWithdrawals(sources))]
  if (listed.length > 0) checkOutgoing({ family: undefined, journey: undefined })
  return listed.toSorted((a, b) => b.seq - a.seq)
}

/** Without them, a reader could not tell a withdrawal from an agency that went back behind what it published. */
async function listWithdrawals({ db }: ReleaseRouteSources): Promise<readonly ListedRelease[]> {
  const history = await readHistory(db)
  return history
    .filter(({ withdrawn }) => withdrawn)
    .map(({ id, window, seq, manifest }) => ({ id, window, seq, rows: 0, jws: manifest }))
}
