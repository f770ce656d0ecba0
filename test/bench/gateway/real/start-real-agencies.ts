import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { z } from 'zod'
import { partnerOf } from '../exchange/directory-server.ts'
import type { Surroundings } from '../exchange/start-exchange.ts'
import { askedSoFar, type Upstream } from '../exchange/upstream.ts'
import { startProcess } from '../measure/start-process.ts'
import type { RealOrders } from './orders.ts'

const ready = z.object({
  agencies: z.array(z.object({ id: z.string(), url: z.string(), prefixedUrl: z.string() })),
  catalogueUrl: z.string(),
})

/** So many agencies with a release of their own each, over a PostgreSQL of this bench; all of it goes when the bench ends. */
export async function startRealAgencies(
  { agencies, seed }: Pick<RealOrders, 'agencies' | 'seed'>,
  { directory, gateway, clients }: Surroundings,
): Promise<Upstream> {
  await using started = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'citx-bench-real-'))
  // The embedded server runs as another user where the bench runs as root.
  await chmod(dataDir, 0o711)
  started.defer(() => rm(dataDir, { recursive: true, force: true }))
  const postgres = started.use(
    await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: false }),
  )
  const orders: RealOrders = {
    dataDir,
    adminUrl: postgres.adminUrl.reveal(),
    agencies,
    seed,
    // They learn from it which gateways to trust; who its members are is nothing to them.
    directory: { url: await directory.publish('agencies', []), key: directory.key },
    gateway,
    partners: {
      ask: clients.map((client) => partnerOf('ask', client)),
      keep: clients.map((client) => partnerOf('keep', client)),
    },
  }
  const program = new URL('main.ts', import.meta.url).pathname
  const process = started.use(await startProcess({ program, orders, ready, showsErrors: true }))
  const urls = new Map(process.ready.agencies.map((served) => [served.id, served]))
  const running = started.move()
  return {
    catalogueUrl: process.ready.catalogueUrl,
    wantsGrants: true,
    urlOf(agency, way) {
      const served = urls.get(agency)
      if (served === undefined) throw new RangeError(`no agency ${agency} is served`)
      return way === 'prefixed' ? served.prefixedUrl : served.url
    },
    askedSoFar: () => process.ask('asked', askedSoFar),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
