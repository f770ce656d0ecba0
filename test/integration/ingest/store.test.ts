import { expect, it } from 'vitest'
import { CONTACT_ROWS, CONTACTS, createIngestDatabase, ingestText } from './ingest-kit.ts'

const ALL_RECORDS = `
  select family, to_char(month, 'YYYY-MM-DD') as month, months, journey, channel, stage, answers,
    encode(subject, 'hex') as subject, octet_length(record_id) as id_bytes, tableoid::regclass::text as partition
  from records.record order by month, at, family`

it('stores the records of a small export', async () => {
  await using database = await createIngestDatabase()
  const summary = await ingestText(database.pool, CONTACTS, CONTACT_ROWS)
  expect(summary).toMatchObject({
    stored: true,
    rowsRead: 3,
    records: { new: 6, changed: 0, unchanged: 0, duplicates: 0 },
    families: { demand: 3, behaviour: 3 },
    rejected: { total: 0, byReason: {} },
    windows: ['2026-01', '2026-02'],
  })
  const rows = await database.query(ALL_RECORDS)
  expect(rows.map(({ answers }) => answers)).toEqual([
    ['days-to-resolve=1h-4h'],
    ['contact-channel=phone'],
    ['days-to-resolve=open:40d-80d'],
    ['contact-channel=web'],
    ['days-to-resolve=2d-5d'],
    ['contact-channel=phone'],
  ])
  expect(rows[0]).toMatchObject({
    month: '2026-01-01',
    months: 1,
    journey: 'pothole',
    channel: 'phone',
    stage: null,
    id_bytes: 16,
    partition: 'records.record_2026_01',
  })
  expect(new Set(rows.map(({ subject }) => subject)).size).toBe(2)
})

it('adds nothing twice, and tells what changed', async () => {
  await using database = await createIngestDatabase()
  await ingestText(database.pool, CONTACTS, CONTACT_ROWS)
  const again = await ingestText(database.pool, CONTACTS, CONTACT_ROWS)
  expect(again.records).toEqual({ new: 0, changed: 0, unchanged: 6, duplicates: 0 })
  expect(again.windows).toEqual([])
  const overlapping = CONTACT_ROWS.replace(
    '2,Bo,2026-02-01T10:00:00,,',
    '2,Bo,2026-02-01T10:00:00,2026-03-01,',
  )
  const later = await ingestText(
    database.pool,
    CONTACTS,
    `${overlapping}4,Cy,2026-03-09,2026-03-09,noise,fax,\n`,
  )
  expect(later.records).toEqual({ new: 2, changed: 1, unchanged: 5, duplicates: 0 })
  expect(later.windows).toEqual(['2026-02', '2026-03'])
  expect(await database.query(ALL_RECORDS)).toHaveLength(8)
})

it('moves a record that a correction puts into another month', async () => {
  await using database = await createIngestDatabase()
  await ingestText(database.pool, CONTACTS, CONTACT_ROWS)
  const moved = CONTACT_ROWS.replace(
    '2026-01-31T23:30:00,2026-02-01',
    '2025-12-31T23:30:00,2026-02-01',
  )
  const summary = await ingestText(database.pool, CONTACTS, moved)
  expect(summary.records).toMatchObject({ new: 0, changed: 2, unchanged: 4 })
  expect(summary.windows).toEqual(['2025-12', '2026-01'])
  const rows = await database.query(ALL_RECORDS)
  expect(rows).toHaveLength(6)
  expect(rows[0]).toMatchObject({ month: '2025-12-01', partition: 'records.record_2025_12' })
})

it('keeps records that a later export no longer holds, and says so', async () => {
  await using database = await createIngestDatabase()
  await ingestText(database.pool, CONTACTS, CONTACT_ROWS)
  const summary = await ingestText(
    database.pool,
    CONTACTS,
    CONTACT_ROWS.split('\n').slice(0, 2).join('\n'),
  )
  expect(summary.notes.join()).toContain('were kept')
  expect(await database.query(ALL_RECORDS)).toHaveLength(6)
})

it('takes the last row where a file has several of one record', async () => {
  await using database = await createIngestDatabase()
  const summary = await ingestText(
    database.pool,
    CONTACTS,
    `${CONTACT_ROWS}2,Bo,2026-02-01T10:00:00,,hole,web,\n2,Bo,2026-02-01T10:00:00,,hole,tel,\n`,
  )
  expect(summary.records).toEqual({ new: 6, changed: 0, unchanged: 0, duplicates: 4 })
  const rows = await database.query(ALL_RECORDS)
  expect(rows[3]).toMatchObject({ journey: 'pothole', answers: ['contact-channel=phone'] })
})

it('leaves no identifier and no free text anywhere in the database', async () => {
  await using database = await createIngestDatabase()
  await ingestText(database.pool, CONTACTS, CONTACT_ROWS)
  const tables = ['records.record', 'records.figure', 'records.collected', 'records.import']
  for (const table of tables) {
    const dump = JSON.stringify(await database.query(`select t::text as line from ${table} t`))
    for (const secret of ['Anna', 'Bo', '12345678', 'again']) expect(dump).not.toContain(secret)
    for (const secret of ['Anna', 'Bo']) {
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
    }
  }
})

it('lets exports of one source wait for each other', async () => {
  await using database = await createIngestDatabase()
  const summaries = await Promise.all(
    [1, 2, 3].map(() => ingestText(database.pool, CONTACTS, CONTACT_ROWS)),
  )
  const fresh = summaries.map(({ records }) => records.new).toSorted((a, b) => a - b)
  expect(fresh).toEqual([0, 0, 6])
})
