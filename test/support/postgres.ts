import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Secret } from '@citx/kit/config/secret.ts'
import { connectClient, openDatabase } from '@citx/kit/database/open-database.ts'
import { migrate, type Migrations } from '@citx/kit/database/migrate.ts'
import type { PostgresServer } from '@citx/kit/postgres/postgres-server.ts'
import { serverDatabases } from '@citx/kit/postgres/server-databases.ts'
import { inject } from 'vitest'
import { z } from 'zod'
import { dropRoles } from './drop-roles.ts'

/** What the tables of a test database come from; `owner` as in `migrate`. */
export interface TestDatabaseOptions {
  readonly owner?: string
  readonly migrations?: Migrations
}

/** A fresh database of a test file's own; disposing of it drops it, and the roles whose names begin with its name and `_`. */
export interface TestDatabase extends AsyncDisposable {
  readonly name: string
  /** As the superuser (or the user of DATABASE_URL). */
  readonly url: Secret<string>
  readonly server: TestServer
  /** The same database as another user. */
  urlAs(user: string, password: Secret<string>): Secret<string>
}

/** The server of this test run. */
export type TestServer = Pick<
  PostgresServer,
  'adminUrl' | 'createDatabase' | 'dropDatabase' | 'urlFor'
>

/** The PostgreSQL of this test run; the first test that asks waits a second or two for its start. */
export async function testServer(): Promise<TestServer> {
  const answer = brokerAnswer.parse(JSON.parse(await text(connect(inject('postgresBroker')))))
  if ('problem' in answer) throw new Error(`no PostgreSQL for the tests: ${answer.problem}`)
  return serverDatabases(new Secret(answer.adminUrl))
}

/** Creates a database with the migrations applied: a clone of a template that the first caller of the run makes. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { migrations = {}, owner = 'test' } = options
  const server = await testServer()
  const name = databaseName(randomBytes(6).toString('hex'))
  if (Object.keys(migrations).length === 0) await server.createDatabase(name)
  else
    await server.createDatabase(name, { template: await makeTemplate(server, migrations, owner) })
  return {
    name,
    server,
    url: server.urlFor(name),
    urlAs: (user, password) => server.urlFor(name, { user, password }),
    [Symbol.asyncDispose]: async () => {
      await server.dropDatabase(name)
      await dropRoles(server.adminUrl, `${name}_`)
    },
  }
}

const brokerAnswer = z.union([
  z.object({ adminUrl: z.string() }),
  z.object({ problem: z.string() }),
])

function databaseName(suffix: string): string {
  return `citx_test_${inject('testRun')}_${suffix}`
}

/** Only one maker at a time; a template gets its name when it is whole. */
async function makeTemplate(
  server: TestServer,
  migrations: Migrations,
  owner: string,
): Promise<string> {
  const source = Object.entries(migrations).map(([name, steps]) => [
    name,
    Object.values(steps).map(String),
  ])
  const digest = createHash('sha256')
    .update(JSON.stringify([owner, source]))
    .digest('hex')
  const name = databaseName(`template_${digest.slice(0, 12)}`)
  const client = await connectClient(server.adminUrl, { applicationName: 'citx-test' })
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 1) return name
    const unfinished = `${name}_new`
    await server.dropDatabase(unfinished)
    await server.createDatabase(unfinished)
    await using db = openDatabase(server.urlFor(unfinished), { applicationName: 'citx-test' })
    await migrate(db, migrations, { owner })
    await db.destroy()
    await client.query(`alter database ${unfinished} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}
