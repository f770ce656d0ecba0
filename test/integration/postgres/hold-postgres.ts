import type { Client } from 'pg'
import { connectClient } from '@citx/kit/database/open-database.ts'
import { describeError } from '@citx/kit/errors/describe-error.ts'
import type { PostgresServer } from '@citx/kit/postgres/postgres-server.ts'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'

// A program for the tests: starts a server, says so in one line of JSON, and holds it until it is ended.
const [dataDir = '', ending = 'none', durability = 'fast'] = process.argv.slice(2)

function say(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

async function end(pg: PostgresServer, client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1')
  await client.end()
  say({ lastQuery: rowCount })
  await pg.stop()
  process.exit(0)
}

try {
  const pg = await startPostgres({ dataDir, durable: durability === 'durable' })
  const client = await connectClient(pg.adminUrl, { applicationName: 'holder' })
  const { rows } = await client.query(
    "select pid from pg_stat_activity where backend_type = 'checkpointer'",
  )
  if (ending === 'shutdown') {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => void end(pg, client))
  }
  const { adminUrl, description } = pg
  say({ pid: process.pid, adminUrl: adminUrl.reveal(), description, checkpointer: rows })
  if (ending === 'exit') process.exit(0)
  // The connection must never break while this process uses the server.
  client.on('error', (error) => say({ lost: describeError(error) }))
  if (ending === 'watch')
    setInterval(
      () =>
        void client
          .query('select 1')
          .catch((error: unknown) => say({ lost: describeError(error) })),
      20,
    )
  setInterval(() => {}, 1000)
} catch (error) {
  say({ failure: describeError(error) })
  process.exitCode = describeError(error).exit
}
