import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { escapeIdentifier } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAgency, type OpenAgency } from '@citx/agency/agency.ts'
import { connectClient } from '@citx/kit/database/open-database.ts'
import { generatePassword } from '@citx/kit/database/roles.ts'
import { testServer, type TestServer } from '../../support/postgres.ts'
import { dropRoles } from '../../support/drop-roles.ts'
import { addRecords, people, publish } from './test-agency.ts'

const id = `test-owner-${randomBytes(4).toString('hex')}`
const database = `citx_${id.replaceAll('-', '_')}`
const owner = `${database}_operator`

let server: TestServer
let dataDir: string
let agency: OpenAgency

beforeAll(async () => {
  server = await testServer()
  dataDir = await mkdtemp(join(tmpdir(), 'citx-owner-'))
  const password = generatePassword()
  const client = await connectClient(server.adminUrl, { applicationName: 'citx-test' })
  await client.query(
    `create role ${escapeIdentifier(owner)} login createdb createrole password '${password.reveal()}'`,
  )
  await client.end()
  // The operator's own database is where the program finds the server.
  await server.createDatabase(owner)
  const admin = await connectClient(server.adminUrl, { applicationName: 'citx-test' })
  await admin.query(
    `grant connect on database ${escapeIdentifier(owner)} to ${escapeIdentifier(owner)}`,
  )
  await admin.end()
  const url = server.urlFor(owner, { user: owner, password })
  agency = await openAgency({ dataDir, agency: id, env: { DATABASE_URL: url.reveal() } })
})
afterAll(async () => {
  await agency[Symbol.asyncDispose]()
  await server.dropDatabase(database)
  await server.dropDatabase(owner)
  await dropRoles(server.adminUrl, `${database}_`)
  await rm(dataDir, { recursive: true, force: true })
})

describe('an agency whose database user is no superuser, but may create databases and roles', () => {
  it('takes records in and publishes', async () => {
    const { rows } = await sql<{ super: boolean }>`
      select rolsuper as super from pg_roles where rolname = current_user
    `.execute(agency.owner)
    expect(rows).toEqual([{ super: false }])
    await addRecords(agency, people(60, 'a', { answers: ['ease-5=4'] }))
    const { manifest } = await publish(agency, '2026-03')
    expect(manifest).toMatchObject({ seq: 1, window: '2026-03' })
  })

  it.each([
    'update release.release set withdrawn = true',
    'update release.row set line = line',
    'delete from release.release',
    'delete from release.row',
    'truncate release.row',
    'truncate release.release cascade',
  ])('cannot change what is published: %s', async (statement) => {
    await expect(sql.raw(statement).execute(agency.owner)).rejects.toMatchObject({
      code: '42501',
    })
  })
})
