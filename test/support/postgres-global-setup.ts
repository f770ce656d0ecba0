import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@citx/kit/config/secret.ts'
import { connectClient } from '@citx/kit/database/open-database.ts'
import type { PostgresServer } from '@citx/kit/postgres/postgres-server.ts'
import { resolvePostgres } from '@citx/kit/postgres/resolve-postgres.ts'
import type { TestProject } from 'vitest/node'
import { z } from 'zod'
import { openBroker } from './broker.ts'
import { dropRoles } from './drop-roles.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A socket that answers with the address of the run's PostgreSQL, which starts at the first question. */
    readonly postgresBroker: string
    /** A socket that answers with the address of the run's shared sample network, which starts at the first question. */
    readonly networkBroker: string
    /** Sets the databases of this run apart from those of another run on the same server. */
    readonly testRun: string
  }
}

/**
 * One PostgreSQL for the whole run, the server of DATABASE_URL or an embedded one, and one sample network for those who only
 * ask; each starts when a test first asks for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'citx-test-'))
  // As root the server runs as another user, who must get through to its data.
  await chmod(folder, 0o711)
  const testRun = folder.slice(-6).toLowerCase()
  const path = join(folder, 'broker')
  const broker = await openBroker(
    path,
    () => startServer(folder),
    ({ adminUrl }) => ({ adminUrl: adminUrl.reveal() }),
  )
  const networkPath = join(folder, 'network')
  const networks = await openBroker(networkPath, startNetwork, ({ printed }) => printed)
  project.provide('postgresBroker', path)
  project.provide('networkBroker', networkPath)
  project.provide('testRun', testRun)
  return async () => {
    await Promise.all([broker[Symbol.asyncDispose](), networks[Symbol.asyncDispose]()])
    const [server, network] = await Promise.all([broker.made(), networks.made()])
    await network?.stop()
    if (server !== undefined) await end(server, testRun)
    await rm(folder, { recursive: true, force: true })
  }
}

interface NetworkProcess {
  readonly printed: object
  stop(): Promise<void>
}

/** In a process of its own, which ends when its standard input does, so also when this one is killed. */
async function startNetwork(): Promise<NetworkProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'shared-network-process.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const failed = exited.then(([code]) => {
    throw new Error(`the shared network ended with ${code}`)
  })
  failed.catch(() => undefined)
  const [line]: unknown[] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    failed,
  ])
  return {
    printed: z.looseObject({}).parse(JSON.parse(String(line))),
    async stop() {
      child.stdin.end()
      await exited
    },
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
