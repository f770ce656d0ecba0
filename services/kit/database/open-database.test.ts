import { createServer } from 'node:net'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { Secret } from '../config/secret.ts'
import { testDatabase } from '../../../test/support/postgres.ts'
import { connectClient, kyselyOn, openDatabase, openPool } from './open-database.ts'

async function open() {
  const database = await testDatabase()
  const db = openDatabase<unknown>(database.url, { applicationName: 'test' })
  const dispose = async (): Promise<void> => {
    await db.destroy()
    await database[Symbol.asyncDispose]()
  }
  return { db, database, [Symbol.asyncDispose]: dispose }
}

it('reads each type as it says', async () => {
  await using at = await open()
  const { rows } = await sql`select
    count(*) as how_many,
    9007199254740991::int8 as largest,
    array[1, null, -2]::int8[] as some_integers,
    array[]::int8[] as no_integers,
    1.10::numeric as exact,
    date '2026-03-31' as one_day,
    array[date '2026-03-31'] as some_days,
    timestamp '2026-03-31 23:30' as local_time,
    timestamptz '2026-03-31 23:30+01' as at,
    '{"a_b": {"c_d": 1}}'::jsonb as as_json`.execute(at.db)
  expect(rows).toEqual([
    {
      howMany: 1,
      largest: 9_007_199_254_740_991,
      someIntegers: [1, null, -2],
      noIntegers: [],
      exact: '1.10',
      oneDay: '2026-03-31',
      someDays: ['2026-03-31'],
      localTime: '2026-03-31 23:30:00',
      at: new Date('2026-03-31T22:30:00Z'),
      asJson: { a_b: { c_d: 1 } },
    },
  ])
})

it('fails on an integer that a number cannot hold, and stays usable', async () => {
  await using at = await open()
  const large = sql`select 9007199254740993::int8 as n`.execute(at.db)
  await expect(large).rejects.toThrow('2^53')
  expect((await sql`select 1 as n`.execute(at.db)).rows).toEqual([{ n: 1 }])
})

it('has ended once the server knows no connection of it any more', async () => {
  await using database = await testDatabase()
  await using admin = openDatabase<unknown>(database.url, { applicationName: 'test' })
  for (let round = 0; round < 5; round += 1) {
    const db = openDatabase<unknown>(database.url, { applicationName: 'ending' })
    await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.01)`.execute(db)))
    await db.destroy()
    const left = await sql`select from pg_stat_activity where application_name = 'ending'`.execute(
      admin,
    )
    expect(left.rows).toEqual([])
  }
})

it('survives the loss of its connections', async () => {
  await using at = await open()
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(at.db)
  const admin = await connectClient(at.database.url, { applicationName: 'test' })
  await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await admin.end()
  await expect
    .poll(() => sql`select 1 as n`.execute(at.db).then((result) => result.rows))
    .toEqual([{ n: 1 }])
})

it('shows its name to the server and ends statements that take too long', async () => {
  await using database = await testDatabase()
  await using db = openDatabase(database.url, { applicationName: 'citx-x', statementTimeoutMs: 50 })
  const { rows } = await sql`select current_setting('application_name') as name`.execute(db)
  expect(rows).toEqual([{ name: 'citx-x' }])
  await expect(sql`select pg_sleep(5)`.execute(db)).rejects.toMatchObject({ code: '57014' })
})

it('lets raw SQL and typed queries share a pool', async () => {
  await using database = await testDatabase()
  const pool = openPool(database.url, { applicationName: 'test', poolSize: 1 })
  await using db = kyselyOn<unknown>(pool)
  await pool.query('create table raw_table (a_b int8)')
  await sql`insert into raw_table values (7)`.execute(db)
  expect((await pool.query('select * from raw_table')).rows).toEqual([{ a_b: 7 }])
})

it.each([
  ['nothing listens', 'postgres://citx:hunter2@127.0.0.1:1/agency', '127.0.0.1:1', 'ECONNREFUSED'],
  ['the socket is missing', 'postgres://citx:hunter2@/agency?host=/nowhere', '/nowhere', 'ENOENT'],
  ['the host is unknown', 'postgres://citx:hunter2@db.invalid/agency', 'db.invalid', 'getaddrinfo'],
])('is down when %s, and names the host but not the password', async (_, url, host, reason) => {
  await using db = openDatabase(new Secret(url), { applicationName: 'test' })
  const failing = sql`select 1`.execute(db)
  await expect(failing).rejects.toMatchObject({
    code: 'DATABASE_DOWN',
    message: expect.stringMatching(new RegExp(`agency at ${host}: .*${reason}`)),
  })
  await expect(failing).rejects.not.toThrow(/hunter2/)
})

it('is down when the server accepts and says nothing', async () => {
  await using server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = new Secret(`postgres://citx@127.0.0.1:${port}/agency`)
  await expect(
    connectClient(url, { applicationName: 'test', connectTimeoutMs: 100 }),
  ).rejects.toMatchObject({ code: 'DATABASE_DOWN' })
})

it('is down when user, password or database are wrong', async () => {
  await using database = await testDatabase()
  const options = { applicationName: 'test' }
  const asNobody = database.urlAs('citx_nobody', new Secret('hunter2'))
  for (const url of [asNobody, database.server.urlFor('citx_no_such_database')]) {
    await expect(connectClient(url, options)).rejects.toMatchObject({ code: 'DATABASE_DOWN' })
  }
})
