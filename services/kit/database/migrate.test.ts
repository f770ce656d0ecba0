import { sql, type Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/postgres.ts'
import { migrate, type Migrations } from './migrate.ts'
import { openDatabase } from './open-database.ts'

const createTable = (name: string) => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema.createTable(name).addColumn('id', 'integer').execute()
  },
})
const first = { '0001_apple': createTable('apple') }
const both = { ...first, '0002_pear': createTable('pear') }

async function migrated(migrations: Migrations) {
  const database = await testDatabase()
  const db = openDatabase<unknown>(database.url, { applicationName: 'test' })
  const applied = await migrate(db, migrations, { owner: 'fruit' })
  const dispose = async (): Promise<void> => {
    await db.destroy()
    await database[Symbol.asyncDispose]()
  }
  return { db, url: database.url, applied, [Symbol.asyncDispose]: dispose }
}

it('applies what is missing, in the order of the names, and nothing twice', async () => {
  await using at = await migrated(first)
  expect(at.applied).toEqual(['0001_apple'])
  expect(await migrate(at.db, both, { owner: 'fruit' })).toEqual(['0002_pear'])
  expect(await migrate(at.db, both, { owner: 'fruit' })).toEqual([])
  const { rows } = await sql`select name from citx_migration order by name`.execute(at.db)
  expect(rows).toEqual([{ name: '0001_apple' }, { name: '0002_pear' }])
})

it('keeps the migrations of two owners apart', async () => {
  await using at = await migrated(first)
  const other = { '0000_bread': createTable('bread') }
  expect(await migrate(at.db, other, { owner: 'bakery' })).toEqual(['0000_bread'])
})

it('refuses a database that a newer version migrated, naming the migration', async () => {
  await using at = await migrated(both)
  await expect(migrate(at.db, first, { owner: 'fruit' })).rejects.toMatchObject({
    code: 'DATABASE_NEWER',
    message: expect.stringContaining('0002_pear'),
  })
})

it('refuses a new migration that sorts before an applied one', async () => {
  await using at = await migrated(first)
  const late = { ...first, '0000_plum': createTable('plum') }
  await expect(migrate(at.db, late, { owner: 'fruit' })).rejects.toMatchObject({ code: 'INTERNAL' })
})

it('leaves nothing behind when one of several migrations fails', async () => {
  await using at = await migrated(first)
  const failing = { ...both, '0003_apple_again': createTable('apple') }
  await expect(migrate(at.db, failing, { owner: 'fruit' })).rejects.toThrow(/already exists/)
  expect(await migrate(at.db, both, { owner: 'fruit' })).toEqual(['0002_pear'])
})

it('lets processes that start together wait for each other', async () => {
  await using at = await migrated({})
  await using other = openDatabase<unknown>(at.url, { applicationName: 'test' })
  const applied = await Promise.all(
    [at.db, other].map((db) => migrate(db, both, { owner: 'fruit' })),
  )
  expect(applied.map((names) => names.length)).toSatisfy(([a, b]) => a + b === 2 && a * b === 0)
})
