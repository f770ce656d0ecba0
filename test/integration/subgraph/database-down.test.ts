import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { readerRoleOf } from '@citx/agency/release/store/reader-role.ts'
import { databaseOf } from '@citx/agency/home/agency-id.ts'
import { addRecords, people, publish, testAgency } from '../release/test-agency.ts'
import { serve } from './serving.ts'

it('a subgraph that loses its database serves what it has, and newer releases once it is back', async () => {
  await using agency = await testAgency()
  await addRecords(agency, people(60, 'a', { answers: ['satisfaction-5=4'] }))
  await addRecords(agency, people(60, 'b', { month: '2026-04', answers: ['satisfaction-5=4'] }))
  await publish(agency, '2026-03')
  await using serving = await serve(agency)
  const releases = async () => {
    await serving.refresh()
    return serving.agencyFields('releases { window }')
  }
  const before = await releases()
  expect(before).toEqual({ releases: [{ window: '2026-03' }] })

  const role = readerRoleOf(databaseOf(agency.id))
  await sql`alter role ${sql.id(role)} nologin`.execute(agency.owner)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${role}`.execute(
    agency.owner,
  )
  await publish(agency, '2026-04')
  expect(await releases()).toEqual(before)

  await sql`alter role ${sql.id(role)} login`.execute(agency.owner)
  expect(await releases()).toEqual({ releases: [{ window: '2026-04' }, { window: '2026-03' }] })
})

it('a release whose rows could not be read at the first look is served at a later one', async () => {
  await using agency = await testAgency()
  await addRecords(agency, people(60, 'a', { answers: ['satisfaction-5=4'] }))
  await addRecords(agency, people(60, 'b', { month: '2026-04', answers: ['satisfaction-5=4'] }))
  await publish(agency, '2026-03')
  await using serving = await serve(agency)
  const releases = async () => {
    await serving.refresh()
    return serving.agencyFields('releases { window }')
  }
  const role = readerRoleOf(databaseOf(agency.id))
  await sql`revoke select on release.row from ${sql.id(role)}`.execute(agency.owner)
  await publish(agency, '2026-04')
  expect(await releases()).toEqual({ releases: [{ window: '2026-03' }] })

  await sql`grant select on release.row to ${sql.id(role)}`.execute(agency.owner)
  expect(await releases()).toEqual({ releases: [{ window: '2026-04' }, { window: '2026-03' }] })
})
