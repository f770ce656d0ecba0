import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/postgres.ts'
import { Secret } from '../config/secret.ts'
import { connectClient, openDatabase } from './open-database.ts'
import { createLoginRole, generatePassword } from './roles.ts'

async function open() {
  const database = await testDatabase()
  const db = openDatabase<unknown>(database.url, { applicationName: 'test' })
  const role = `${database.name}_reader`
  const dispose = async (): Promise<void> => {
    await db.destroy()
    await database[Symbol.asyncDispose]()
  }
  return { db, database, role, [Symbol.asyncDispose]: dispose }
}

const options = { applicationName: 'test' }

describe('createLoginRole', () => {
  it('lets the role log in with its password and read nothing', async () => {
    await using at = await open()
    const password = generatePassword()
    await createLoginRole(at.db, at.role, password)
    await sql`create table record (id int)`.execute(at.db)
    const client = await connectClient(at.database.urlAs(at.role, password), options)
    await expect(client.query('select * from record')).rejects.toMatchObject({ code: '42501' })
    await expect(client.query('create table mine (id int)')).rejects.toMatchObject({
      code: '42501',
    })
    await client.end()
  })

  it('replaces the password when repeated', async () => {
    await using at = await open()
    await createLoginRole(at.db, at.role, new Secret('first'))
    await createLoginRole(at.db, at.role, new Secret('second'))
    await (await connectClient(at.database.urlAs(at.role, new Secret('second')), options)).end()
    await expect(
      connectClient(at.database.urlAs(at.role, new Secret('first')), options),
    ).rejects.toMatchObject({ code: 'DATABASE_DOWN' })
  })

  it('does not let the role into another database', async () => {
    await using at = await open()
    await using other = await testDatabase()
    const password = generatePassword()
    await createLoginRole(at.db, at.role, password)
    await expect(connectClient(other.urlAs(at.role, password), options)).rejects.toMatchObject({
      code: 'DATABASE_DOWN',
      message: expect.stringContaining('permission denied'),
    })
  })

  it('can be raced', async () => {
    await using at = await open()
    await Promise.all(
      Array.from({ length: 6 }, () => createLoginRole(at.db, at.role, new Secret('same'))),
    )
    await (await connectClient(at.database.urlAs(at.role, new Secret('same')), options)).end()
  })

  it('refuses a role that may do more than log in', async () => {
    await using at = await open()
    await sql`create role ${sql.id(at.role)} createdb`.execute(at.db)
    await expect(createLoginRole(at.db, at.role, generatePassword())).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it.each(['', 'Reader', 'a"b', "a'b", 'a;drop', 'pg_reader', 'a'.repeat(64)])(
    'refuses the name %j',
    async (name) => {
      await using at = await open()
      await expect(createLoginRole(at.db, name, generatePassword())).rejects.toMatchObject({
        code: 'BAD_CONFIG',
      })
    },
  )
})
