import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { writeReleaseFile } from '@citx/kit/release/read-release.ts'
import { readLines } from '../../release/store/release-store.ts'
import { createContext, type ContextSources } from '../create-context.ts'
import { seesWholeRelease } from '../releases/whole-release.ts'
import type { ReleaseView } from '../releases/release-view.ts'

export interface ReleaseRouteSources extends ContextSources {
  readonly db: Kysely<unknown>
}

/**
 * `GET /releases` lists the releases in force that the asker may have whole, `GET /releases/<id>` gives one as a file. A
 * release with anything in it that is not shared is FORBIDDEN, and so is one that does not exist.
 */
export function addReleaseRoutes(app: FastifyInstance, sources: ReleaseRouteSources): void {
  app.get('/releases', async (request) => {
    const whole = await wholeReleases(request, sources)
    return whole.map(({ id, window, manifest }) => ({
      id,
      window,
      seq: manifest.seq,
      rows: manifest.rows,
    }))
  })
  app.get<{ Params: { id: string } }>('/releases/:id', async (request, reply) => {
    const whole = await wholeReleases(request, sources)
    const view = whole.find(({ id }) => id === request.params.id)
    if (view === undefined)
      throw new CitxError('FORBIDDEN', 'there is no such release that is shared with you whole')
    const lines = await readLines(sources.db, view.manifest.seq)
    return reply
      .type('application/x-ndjson')
      .header('content-disposition', `attachment; filename="${fileName(view)}"`)
      .send(writeReleaseFile({ jws: view.jws, lines }))
  })
}

async function wholeReleases(
  { id, headers }: FastifyRequest,
  sources: ReleaseRouteSources,
): Promise<readonly ReleaseView[]> {
  const context = await createContext({ id, headers }, sources)
  const { releases, visibility, vocabulary, checkOutgoing } = context
  const whole = releases.inForce.filter((view) => seesWholeRelease(view, visibility, vocabulary))
  if (whole.length > 0) checkOutgoing({ family: undefined, journey: undefined })
  return whole
}

function fileName({ manifest, window }: ReleaseView): string {
  return `${manifest.agency}-${window}-${manifest.seq}.citx`
}
