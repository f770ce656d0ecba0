import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@citx/kit/config/secret.ts'
import { connectClient } from '@citx/kit/database/open-database.ts'
import type { PostgresServer } from '@citx/kit/postgres/postgres-server.ts'
import { resolvePostgres } from '@citx/kit/postgres/resolve-postgres.ts'
import type { TestProject } from 'vitest/node'
import { dropRoles } from './drop-roles.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A socket that answers with the address of the run's PostgreSQL, which starts at the first question. */
    readonly postgresBroker: string
    /** Sets the databases of this run apart from those of another run on the same server. */
    readonly testRun: string
  }
}

/** One PostgreSQL for the whole run: the server of DATABASE_URL, or an embedded one that starts when a test first asks. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'citx-test-'))
  // As root the server runs as another user, who must get through to its data.
  await chmod(folder, 0o711)
  const testRun = folder.slice(-6).toLowerCase()
  const lazy: { server?: Promise<PostgresServer> } = {}
  const broker = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    lazy.server ??= startServer(folder)
    lazy.server.then(
      ({ adminUrl }) => socket.end(JSON.stringify({ adminUrl: adminUrl.reveal() })),
      (error: unknown) => socket.end(JSON.stringify({ problem: String(error) })),
    )
  })
  const path = join(folder, 'broker')
  await once(broker.listen(path), 'listening')
  project.provide('postgresBroker', path)
  project.provide('testRun', testRun)
  return async () => {
    broker.close()
    const server = await lazy.server?.catch(() => undefined)
    if (server !== undefined) await end(server, testRun)
    await rm(folder, { recursive: true, force: true })
  }
}

function startServer(folder: string): Promise<PostgresServer> {
  const url = process.env['DATABASE_URL']
  return resolvePostgres({
    dataDir: join(folder, 'postgres'),
    durable: false,
    ...(url !== undefined && url !== '' && { databaseUrl: new Secret(url) }),
  })
}

/** An embedded server goes with its folder; another's keeps what is not ours. */
async function end(server: PostgresServer, testRun: string): Promise<void> {
  if (server.kind === 'external') await dropDatabasesOf(server, testRun)
  await server.stop()
}

async function dropDatabasesOf(server: PostgresServer, testRun: string): Promise<void> {
  const client = await connectClient(server.adminUrl, { applicationName: 'citx-test' })
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [`citx_test_${testRun}_`],
  )
  await client.end()
  for (const { name } of rows) await server.dropDatabase(name)
  await dropRoles(server.adminUrl, `citx_test_${testRun}_`)
}
