import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRelease, readReleaseFile, writeReleaseFile } from '@citx/kit/release/read-release.ts'
import { readHistory, readLines } from '@citx/agency/release/store/release-store.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import {
  addRecords,
  people,
  publish,
  testAgency,
  withdraw,
  type TestAgency,
} from './test-agency.ts'

const threshold = { kind: 'threshold', minimumSubjects: 10 } as const
const exact = { citizens: threshold, employees: { ...threshold, minimumSubjects: 15 } }

describe('publishing a release', () => {
  let agency: TestAgency
  beforeAll(async () => {
    agency = await testAgency()
    await addRecords(agency, [
      ...people(30, 'happy', { journey: 'pothole', channel: 'web', answers: ['satisfaction-5=5'] }),
      ...people(20, 'glad', {
        journey: 'pothole',
        channel: 'phone',
        answers: ['satisfaction-5=4'],
      }),
      ...people(4, 'few', { journey: 'graffiti', channel: 'web', answers: ['satisfaction-5=1'] }),
    ])
  })
  afterAll(() => agency[Symbol.asyncDispose]())

  it('stores signed rows that a reader can verify, with nothing of a cell that is too small', async () => {
    const { id, jws, manifest, prepared } = await publish(agency, '2026-03')
    expect(manifest).toMatchObject({ seq: 1, previous: null, window: '2026-03', supersedes: null })
    const lines = await readLines(agency.owner, 1)
    expect(lines).toEqual(prepared.lines)
    const read = await readRelease({ jws, lines }, [agency.keys.release.publicKey])
    expect(read.id).toBe(id)
    expect(read.manifest).toEqual(manifest)
    expect(manifest.families).toEqual(['voice-of-citizen'])
    expect(manifest.protection).toMatchObject({
      profile: 'perturbation-table',
      minimumSubjects: 10,
    })
    expect(lines.join('\n')).toContain('"journey":"pothole"')
    expect(lines.join('\n')).not.toContain('graffiti')
    const again = await readReleaseFile(writeReleaseFile({ jws, lines }), [
      agency.keys.release.publicKey,
    ])
    expect(again.rows).toEqual(read.rows)
  })

  it('refuses the window a second time', async () => {
    await expect(publish(agency, '2026-03')).rejects.toMatchObject({ code: 'ALREADY_RELEASED' })
    expect(await readHistory(agency.owner)).toHaveLength(1)
  })

  it('corrects a window once, with other noise, and then no more', async () => {
    await expect(publish(agency, '2026-03', { supersede: true })).rejects.toMatchObject({
      code: 'ALREADY_RELEASED',
      message: expect.stringContaining('nothing to correct'),
    })
    await addRecords(
      agency,
      people(1, 'late', { journey: 'pothole', answers: ['satisfaction-5=2'] }),
    )
    const [first] = await readHistory(agency.owner)
    const second = await publish(agency, '2026-03', { supersede: true })
    expect(second.manifest).toMatchObject({ seq: 2, previous: first?.id, supersedes: first?.id })
    await addRecords(
      agency,
      people(1, 'later', { journey: 'pothole', answers: ['satisfaction-5=2'] }),
    )
    await expect(publish(agency, '2026-03', { supersede: true })).rejects.toMatchObject({
      code: 'ALREADY_RELEASED',
    })
  })

  it('refuses to supersede what was never released', async () => {
    await addRecords(
      agency,
      people(12, 'april', { month: '2026-04', answers: ['satisfaction-5=2'] }),
    )
    await expect(publish(agency, '2026-04', { supersede: true })).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
    })
  })

  it('refuses a window without records and figures', async () => {
    await expect(publish(agency, '2025-01')).rejects.toMatchObject({ code: 'NOTHING_TO_RELEASE' })
  })

  it.each([
    ['Pacific/Auckland', '2026-04-30T12:00:00Z', true],
    ['Pacific/Auckland', '2026-04-30T11:59:59Z', false],
    ['America/Los_Angeles', '2026-05-01T06:59:59Z', false],
    ['America/Los_Angeles', '2026-05-01T07:00:00Z', true],
  ])('in %s at %s the window 2026-04 is over: %s', async (timeZone, now, over) => {
    await using other = await testAgency({ newSettings: { timeZone } })
    await addRecords(other, people(12, 'a', { month: '2026-04', answers: ['satisfaction-5=2'] }))
    const attempt = publish(other, '2026-04', { now: new Date(now) })
    if (over) await expect(attempt).resolves.toMatchObject({ manifest: { seq: 1 } })
    else await expect(attempt).rejects.toMatchObject({ code: 'RELEASE_REFUSED' })
  })

  it('releases an unfinished window when told to', async () => {
    await using other = await testAgency()
    await addRecords(other, people(12, 'a', { month: '2026-06', answers: ['satisfaction-5=2'] }))
    await expect(publish(other, '2026-06')).rejects.toMatchObject({ code: 'RELEASE_REFUSED' })
    await expect(publish(other, '2026-06', { allowUnfinished: true })).resolves.toMatchObject({
      manifest: { window: '2026-06' },
    })
  })

  it('counts months, a quarter and a year each from their own records', async () => {
    await using other = await testAgency()
    const answers = ['satisfaction-5=3']
    await addRecords(other, [
      ...people(12, 'jan', { month: '2025-01', answers }),
      ...people(13, 'feb', { month: '2025-02', answers }),
      ...people(20, 'quarter', { month: '2025-01', months: 3, answers }),
      ...people(40, 'year', { month: '2025-01', months: 12, answers }),
      // The same person in two months is one in the quarter.
      { subject: 'jan-0', record: 'again', month: '2025-02', answers },
    ])
    const subjectsOf = async (window: string) => {
      const { prepared } = await publish(other, window, { protection: exact })
      const rows = prepared.lines.map((line): unknown => JSON.parse(line))
      return rows.find((row) => JSON.stringify(row).includes('"kind":"cell"'))
    }
    expect(await subjectsOf('2025-01')).toMatchObject({ subjects: 12, counts: { '3': 12 } })
    expect(await subjectsOf('2025-02')).toMatchObject({ subjects: 14, counts: { '3': 14 } })
    expect(await subjectsOf('2025-Q1')).toMatchObject({ subjects: 45, counts: { '3': 45 } })
    expect(await subjectsOf('2025')).toMatchObject({ subjects: 85, counts: { '3': 85 } })
  })
})

describe('withdrawing a release', () => {
  it('leaves a signed release without rows in its place, and no way to release the window again', async () => {
    await using agency = await testAgency()
    await addRecords(agency, people(30, 'a', { answers: ['ease-5=4'] }))
    await expect(withdraw(agency, '2026-03')).rejects.toMatchObject({ code: 'RELEASE_REFUSED' })
    const { id } = await publish(agency, '2026-03')
    const { jws, manifest } = await withdraw(agency, '2026-03')
    expect(manifest).toMatchObject({
      seq: 2,
      previous: id,
      supersedes: id,
      withdrawn: true,
      rows: 0,
    })
    await readRelease({ jws, lines: [] }, [agency.keys.release.publicKey])
    await expect(withdraw(agency, '2026-03')).rejects.toMatchObject({ code: 'RELEASE_REFUSED' })
    await addRecords(agency, people(9, 'b', { answers: ['ease-5=4'] }))
    await expect(publish(agency, '2026-03', { supersede: true })).rejects.toMatchObject({
      code: 'ALREADY_RELEASED',
    })
  })
})

const visits = (value: number) => ({
  figures: [
    {
      id: 'website-visits',
      journey: 'ALL',
      channel: 'web',
      stage: 'ALL',
      window: '2026-03',
      value,
      source: `Report of ${value}`,
    },
  ],
})

describe('figures of two sources', () => {
  it('that contradict one another do not leave, until it is said which is believed', async () => {
    await using agency = await testAgency()
    await addRecords(agency, [], { source: 'analytics', ...visits(120) })
    await addRecords(agency, [], { source: 'report', ...visits(130) })
    await expect(publish(agency, '2026-03')).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('120 by analytics and 130 by report'),
    })
    const { prepared } = await publish(agency, '2026-03', {
      agency: { ...agency.profile, preferredSources: ['report'] },
    })
    const figures = prepared.lines.filter((line) => line.includes('website-visits'))
    expect(figures.map((line): unknown => JSON.parse(line))).toMatchObject([
      { value: 130, source: 'Report of 130' },
    ])
  })
})

describe('a history that many write at once', () => {
  it('has no gap, one chain and one release per window', async () => {
    await using agency = await testAgency()
    const windows = ['2025-01', '2025-02', '2025-03', '2025-Q1']
    await addRecords(
      agency,
      windows.slice(0, 3).flatMap((month) => people(12, month, { month, answers: ['ease-5=4'] })),
    )
    const attempts = await Promise.allSettled(
      [...windows, ...windows].map((window) => publish(agency, window)),
    )
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    for (const attempt of attempts)
      if (attempt.status === 'rejected')
        expect(attempt.reason).toMatchObject({ code: 'ALREADY_RELEASED' })
    const history = await readHistory(agency.owner)
    expect(history.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(history.map(({ previous }) => previous)).toEqual([
      null,
      ...history.slice(0, -1).map(({ id }) => id),
    ])
  })

  it('shows a release to others as a whole or not at all', async () => {
    await using agency = await testAgency()
    await addRecords(agency, people(60, 'a', { answers: ['ease-5=4'] }))
    await using reader = openDatabase<unknown>(agency.readerUrl, { applicationName: 'citx-test' })
    const look = async () => {
      const { rows } = await sql<{ releases: number; rows: number }>`
        select (select count(*) from release.release)::int as releases,
          (select count(*) from release.row)::int as rows`.execute(reader)
      return rows[0]
    }
    await sql`create function public.slow() returns trigger language plpgsql as $$
      begin perform pg_sleep(0.5); return new; end $$`.execute(agency.owner)
    await sql`create trigger a_slow before insert on release.release
      for each row execute function public.slow()`.execute(agency.owner)
    const publishing = publish(agency, '2026-03')
    const seen: unknown[] = []
    const progress = { done: false }
    const ended = publishing.finally(() => (progress.done = true))
    while (!progress.done) seen.push(await look())
    await ended
    const { manifest } = await publishing
    expect(seen.length).toBeGreaterThan(5)
    for (const state of seen)
      expect([
        { releases: 0, rows: 0 },
        { releases: 1, rows: manifest.rows },
      ]).toContainEqual(state)
  })
})

describe('the tables of releases', () => {
  let agency: TestAgency
  beforeAll(async () => {
    agency = await testAgency()
    await addRecords(agency, people(60, 'a', { answers: ['ease-5=4'] }))
    await publish(agency, '2026-03')
  })
  afterAll(() => agency[Symbol.asyncDispose]())

  it.each([
    ['update release.release set "window" = \'2020-01\'', /a release never changes/],
    ['delete from release.release', /a release never changes/],
    ["update release.row set line = '{}'", /a release never changes/],
    ['delete from release.row', /a release never changes/],
    ['truncate release.row', /a release never changes|permission denied/],
    ['truncate release.release cascade', /a release never changes|permission denied/],
    ["insert into release.row values (1, 99999, '{}')", /rows cannot be added/],
    [
      `insert into release.release select 7, repeat('a', 64), id, '2026-01', null, false, manifest from release.release`,
      /does not follow/,
    ],
    [
      `insert into release.release select 2, repeat('a', 64), id, "window", null, false, manifest from release.release`,
      /release_once_per_window/,
    ],
    ["insert into release.row values (9, 0, '{}')", /foreign key/],
  ])('refuse, also to their owner: %s', async (statement, reason) => {
    await expect(sql.raw(statement).execute(agency.owner)).rejects.toThrow(reason)
  })
})
