import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAgency } from '@citx/agency/agency.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { testServer } from '../../support/postgres.ts'
import { addRecords, people, publish, testAgency, type TestAgency } from './test-agency.ts'

let agency: TestAgency
let reader: Kysely<unknown>

beforeAll(async () => {
  agency = await testAgency()
  await addRecords(agency, people(60, 'a', { answers: ['ease-5=4'] }))
  await publish(agency, '2026-03')
  reader = openDatabase<unknown>(agency.readerUrl, { applicationName: 'citx-test', poolSize: 1 })
})
afterAll(async () => {
  await reader.destroy()
  await agency[Symbol.asyncDispose]()
})

describe('the role that serves releases', () => {
  it('reads releases', async () => {
    const { rows } = await sql`select seq from release.release`.execute(reader)
    expect(rows).toEqual([{ seq: 1 }])
    const lines = await sql`select line from release.row`.execute(reader)
    expect(lines.rows.length).toBeGreaterThan(0)
  })

  const denied = /permission denied|must be|cannot execute|not permitted|Only roles with/
  it.each([
    'select * from records.record',
    'select count(*) from records.record',
    'select * from records.record_2026_03',
    'select * from records.figure',
    'select * from records.collected',
    'select * from records.import',
    "select records.ensure_month('2026-01-01')",
    'select * from public.citx_migration',
    'create table public.mine (x int)',
    'create table release.mine (x int)',
    'create temporary table mine (x int)',
    'create schema mine',
    'insert into release.release select * from release.release',
    'insert into release.row select * from release.row',
    'update release.row set line = line',
    'delete from release.row',
    'truncate release.row',
    "copy release.row to '/tmp/citx-stolen'",
    "copy release.row to program 'true'",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    "select lo_import('/etc/passwd')",
    'alter role current_user superuser',
    'create role mine',
    'create extension dblink schema release',
    'alter table release.row disable trigger all',
    'select passwd from pg_shadow',
  ])('does nothing else: %s', async (statement) => {
    await sql`set default_transaction_read_only = off`.execute(reader)
    await expect(sql.raw(statement).execute(reader)).rejects.toThrow(denied)
  })

  it('cannot become the owner, nor get its rights back', async () => {
    const { rows } = await sql<{ owner: string }>`
      select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'release'
    `.execute(reader)
    const owner = rows[0]?.owner ?? ''
    await expect(sql`set role ${sql.id(owner)}`.execute(reader)).rejects.toThrow(denied)
    await expect(sql`set session authorization ${sql.id(owner)}`.execute(reader)).rejects.toThrow(
      denied,
    )
    await sql`reset role`.execute(reader)
    await expect(sql`select * from records.record`.execute(reader)).rejects.toThrow(denied)
  })

  it('connects to no other database of the server', async () => {
    await using other = await testAgency()
    const server = await testServer()
    for (const database of [`citx_${other.id.replaceAll('-', '_')}`, 'postgres']) {
      const user = `citx_${agency.id.replaceAll('-', '_')}_reader`
      const url = server.urlFor(database, { user, password: agency.keys.readerPassword })
      const elsewhere = openDatabase<unknown>(url, { applicationName: 'citx-test' })
      const attempt = sql`select current_database()`.execute(elsewhere)
      if (database === 'postgres') {
        // The administration database of a server that is not ours may let everybody in; there is nothing of an agency in it.
        await attempt.catch((error: unknown) =>
          expect(error).toMatchObject({ code: 'DATABASE_DOWN' }),
        )
      } else await expect(attempt).rejects.toMatchObject({ code: 'DATABASE_DOWN' })
      await elsewhere.destroy()
    }
  })

  it('sees the names of tables in the catalogue, as every PostgreSQL role does, and no row of them', async () => {
    const { rows } = await sql`select relname from pg_class where relname = 'record'`.execute(
      reader,
    )
    expect(rows).toHaveLength(1)
    await expect(sql`table records.record`.execute(reader)).rejects.toThrow(denied)
    const statistics = await sql`select * from pg_stats where schemaname = 'records'`.execute(
      reader,
    )
    expect(statistics.rows).toEqual([])
    await expect(sql`select * from pg_statistic`.execute(reader)).rejects.toThrow(denied)
  })

  it('learns from the catalogue how many records of a month there are: PostgreSQL hides that from nobody', async () => {
    await sql`analyze`.execute(agency.owner)
    const { rows } = await sql`
      select reltuples::int as records from pg_class where relname = 'record_2026_03'`.execute(
      reader,
    )
    expect(rows).toEqual([{ records: 60 }])
  })
})

describe("an agency's folder", () => {
  it('keeps every secret to its owner', async () => {
    for (const file of ['release.jwk', 'ingest.key', 'noise.key', 'reader.password']) {
      const { mode } = await stat(join(agency.home.keys, file))
      expect(mode & 0o777).toBe(0o600)
    }
    const { mode } = await stat(agency.home.keys)
    expect(mode & 0o777).toBe(0o700)
  })

  it('is opened again with the same keys, records and releases, also by several at once', async () => {
    const postgres = await testServer()
    const again = () => openAgency({ dataDir: agency.dataDir, agency: agency.id, postgres })
    const opened = await Promise.all([again(), again(), again()])
    for (const one of opened) {
      expect(one.keys.release.publicKey).toEqual(agency.keys.release.publicKey)
      expect(one.keys.noise).toEqual(agency.keys.noise)
      const { rows } = await sql`select seq from release.release`.execute(one.owner)
      expect(rows).toHaveLength(1)
      await one[Symbol.asyncDispose]()
    }
  })

  it.each(['A', 'a', '../x', 'a_b', '-ab', 'ab-', 'x'.repeat(41), ''])(
    'is not made for the impossible id %j',
    async (id) => {
      const postgres = await testServer()
      await expect(
        openAgency({ dataDir: agency.dataDir, agency: id, postgres }),
      ).rejects.toMatchObject({ code: 'BAD_USAGE' })
    },
  )
})
