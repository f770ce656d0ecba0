import { randomBytes } from 'node:crypto'
import { Secret } from '@citx/kit/config/secret.ts'
import { connectClient, openDatabase } from '@citx/kit/database/open-database.ts'
import { createLoginRole, generatePassword } from '@citx/kit/database/roles.ts'
import { resolvePostgres } from '@citx/kit/postgres/resolve-postgres.ts'
import { expect, it } from 'vitest'
import { testDatabase, testServer } from '../../support/postgres.ts'

const dataDir = '/nowhere'
const options = { applicationName: 'test' }

it('uses the server of the address instead of an embedded one, and leaves it running', async () => {
  const { adminUrl } = await testServer()
  const server = await resolvePostgres({ databaseUrl: adminUrl, dataDir })
  expect(server.kind).toBe('external')
  expect(server.description).toMatch(/^PostgreSQL \d+\.\d+.* at /)
  const name = `citx_test_${randomBytes(6).toString('hex')}`
  expect(await server.createDatabase(name)).toBe(true)
  expect(await server.createDatabase(name)).toBe(false)
  await server.stop()
  const client = await connectClient(server.urlFor(name), options)
  const { rows } = await client.query('select current_database() as name')
  await client.end()
  expect(rows).toEqual([{ name }])
  await server.dropDatabase(name)
  await server.dropDatabase(name)
})

it('is created once by many at a time', async () => {
  const server = await testServer()
  const name = `citx_test_${randomBytes(6).toString('hex')}`
  const created = await Promise.all([1, 2, 3, 4].map(() => server.createDatabase(name)))
  expect(created.filter(Boolean)).toHaveLength(1)
  await server.dropDatabase(name)
})

it('says what to do when the user may not create databases', async () => {
  await using database = await testDatabase()
  await using db = openDatabase<unknown>(database.url, options)
  const role = `${database.name}_plain`
  const password = generatePassword()
  await createLoginRole(db, role, password)
  const databaseUrl = database.urlAs(role, password)
  const server = await resolvePostgres({ databaseUrl, dataDir })
  await expect(server.createDatabase('citx_test_forbidden')).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('CREATEDB'),
  })
  expect(await server.createDatabase(database.name)).toBe(false)
  await using plain = openDatabase<unknown>(databaseUrl, options)
  await expect(createLoginRole(plain, `${role}_2`, password)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('CREATEROLE'),
  })
})

it.each(['', 'a b', 'a"b', 'a/b', '1a', 'a'.repeat(64)])('refuses the name %j', async (name) => {
  const server = await testServer()
  expect(() => server.urlFor(name)).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }))
  await expect(server.createDatabase(name)).rejects.toMatchObject({ code: 'BAD_CONFIG' })
})

it('is down when nothing answers', async () => {
  const databaseUrl = new Secret('postgres://citx:hunter2@127.0.0.1:1/postgres')
  await expect(resolvePostgres({ databaseUrl, dataDir })).rejects.toMatchObject({
    code: 'DATABASE_DOWN',
    message: expect.stringContaining('127.0.0.1:1'),
  })
})
