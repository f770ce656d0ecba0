import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { ingest } from '@citx/agency/ingest/ingest.ts'
import { parseMapping } from '@citx/agency/ingest/mapping/load-mapping.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { describe, expect, it } from 'vitest'
import {
  CONTACT_ROWS,
  CONTACTS,
  createFolder,
  createIngestDatabase,
  ingestText,
  KEY,
  NOW,
} from './ingest-kit.ts'

const check = { check: true } as const

describe('a file that is refused whole', () => {
  const packed = gzipSync(CONTACT_ROWS.repeat(200))
  it.each([
    { name: 'nothing in it', text: '', code: 'EMPTY_FILE' },
    { name: 'blank lines', text: '\n\n \n', code: 'EMPTY_FILE' },
    { name: 'half a gzip', text: packed.subarray(0, packed.length / 2), code: 'TRUNCATED_FILE' },
    { name: 'an open quote', text: `${CONTACT_ROWS}5,"Di`, code: 'TRUNCATED_FILE' },
    {
      name: 'another encoding',
      text: Buffer.from('Id;Na\xefve\n', 'latin1'),
      code: 'BAD_ENCODING',
    },
    { name: 'a workbook', text: 'PK\u0003\u0004xxxx', code: 'BAD_FILE' },
    { name: 'other columns', text: 'Nr,Date\n1,2026-01-01\n', code: 'UNEXPECTED_COLUMNS' },
    {
      name: 'rows of another kind',
      text: 'Id,Citizen,Opened,Closed,Topic,Via\n1,A,01.02.2026,,x,tel\n2,B,?,,hole,tel\n',
      code: 'ALL_ROWS_REJECTED',
    },
  ])('has $name: $code', async ({ text, code }) => {
    await expect(ingestText(undefined, CONTACTS, text, check)).rejects.toMatchObject({ code })
  })

  it.each([
    { path: '/no/such/file.csv', code: 'FILE_NOT_FOUND' },
    { path: '.', code: 'NOT_A_FILE' },
  ])('is $path: $code', async ({ path, code }) => {
    const vocabulary = loadVocabulary()
    const mapping = parseMapping(CONTACTS, 'mapping.yaml', vocabulary)
    const refused = ingest({
      agencyId: 'a',
      ingestKey: KEY,
      file: path,
      mapping,
      vocabulary,
      check: true,
    })
    await expect(refused).rejects.toMatchObject({ code })
  })

  it('lacks columns: all of them are named, and what there is instead', async () => {
    const refused = ingestText(undefined, CONTACTS, 'Id,opened,Topic\n1,2026-01-01,hole\n', check)
    await expect(refused).rejects.toThrow(
      /Citizen, Opened, Via, Closed\. It has "Id", "opened", "Topic"/,
    )
  })

  it('has more bad rows than the mapping allows: nothing is stored', async () => {
    await using database = await createIngestDatabase()
    const bad = `${CONTACT_ROWS}5,Di,2026-02-30,,hole,tel,\n`
    await expect(ingestText(database.pool, CONTACTS, bad)).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringMatching(/1 of 4 rows.*25 %.*bad-date 1.*10 %.*nothing was stored/s),
    })
    expect(await database.query('select from records.record')).toHaveLength(0)
    expect(await database.query('select from records.import')).toHaveLength(0)
    const lenient = `${CONTACTS}maximumRejected: 30 %\n`
    const summary = await ingestText(database.pool, lenient, bad)
    expect(summary).toMatchObject({ rejected: { total: 1 }, records: { new: 6 } })
  })

  it('breaks off in the middle: nothing of it is stored', async () => {
    await using database = await createIngestDatabase()
    const rows = Array.from({ length: 30_000 }, (_, at) => `${at},C${at},2026-02-03,,hole,tel,`)
    const text = ['Id,Citizen,Opened,Closed,Topic,Via,Remark', ...rows, '"open'].join('\n')
    await expect(ingestText(database.pool, CONTACTS, text)).rejects.toMatchObject({
      code: 'TRUNCATED_FILE',
    })
    expect(await database.query('select from records.record')).toHaveLength(0)
    const partitions = await database.query(`select to_regclass('records.record_2026_02') as name`)
    expect(partitions).toEqual([{ name: null }])
    expect((await ingestText(database.pool, CONTACTS, CONTACT_ROWS)).records.new).toBe(6)
  })

  it('is stopped by the operator: nothing of it is stored', async () => {
    await using database = await createIngestDatabase()
    const controller = new AbortController()
    const rows = Array.from({ length: 60_000 }, (_, at) => `${at},C${at},2026-02-03,,hole,tel,`)
    const text = ['Id,Citizen,Opened,Closed,Topic,Via,Remark', ...rows].join('\n')
    const stopped = ingestText(database.pool, CONTACTS, text, {
      signal: controller.signal,
      onProgress: ({ rowsRead }) => {
        if (rowsRead > 0) controller.abort(new Error('stopped by the operator'))
      },
    })
    await expect(stopped).rejects.toThrow('stopped by the operator')
    expect(await database.query('select from records.record')).toHaveLength(0)
  })

  it('has records in hundreds of months', async () => {
    await using database = await createIngestDatabase()
    const rows = Array.from({ length: 700 }, (_, at) => {
      const month = String((at % 12) + 1).padStart(2, '0')
      return `${at},C,${1900 + Math.floor(at / 12)}-${month}-01,1990-01-01,hole,tel,`
    })
    const text = ['Id,Citizen,Opened,Closed,Topic,Via,Remark', ...rows].join('\n')
    await expect(ingestText(database.pool, CONTACTS, text)).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringContaining('700 different months'),
    })
    const tables = await database.query(
      `select from pg_class where relname like 'record\\_%' and relkind = 'r'`,
    )
    expect(tables).toHaveLength(0)
  })

  it('has weights that the mapping does not speak of', async () => {
    const weighted = CONTACT_ROWS.replace('Remark', 'WEIGHT')
    await expect(ingestText(undefined, CONTACTS, weighted, check)).rejects.toMatchObject({
      code: 'BAD_MAPPING',
      message: expect.stringContaining('weighted: false'),
    })
    const declared = `${CONTACTS}weighted: false\n`
    expect(await ingestText(undefined, declared, weighted, check)).toMatchObject({ rowsRead: 3 })
  })
})

describe('a row that is rejected', () => {
  const dated = CONTACTS.replaceAll('formats: [iso]', 'formats: [dd/MM/yyyy, MM/dd/yyyy]')

  it.each([
    {
      name: 'a code that is not mapped',
      row: '9,A,2026-02-01,,river,tel,',
      code: 'unknown-code',
      column: 'Topic',
    },
    { name: 'no id', row: ' ,A,2026-02-01,,hole,tel,', code: 'no-record-id', column: 'Id' },
    { name: 'no date', row: '9,A,,,hole,tel,', code: 'bad-date', column: 'Opened' },
    {
      name: 'a day that is none',
      row: '9,A,2026-02-30,,hole,tel,',
      code: 'bad-date',
      column: 'Opened',
    },
    {
      name: 'an undeclared format',
      row: '9,A,01/02/2026,,hole,tel,',
      code: 'bad-date',
      column: 'Opened',
    },
    {
      name: 'a day to come',
      row: '9,A,2031-01-01,,hole,tel,',
      code: 'future-date',
      column: 'Opened',
    },
    {
      name: 'a year out of reach',
      row: '9,A,0226-01-01,,hole,tel,',
      code: 'implausible-date',
      column: 'Opened',
    },
    {
      name: 'an end before its start',
      row: '9,A,2026-02-02,2026-02-01,hole,tel,',
      code: 'negative-duration',
      column: 'Closed',
    },
    {
      name: 'too many cells',
      row: '9,A,2026-02-02,,hole,tel,,,,',
      code: 'too-many-cells',
      column: undefined,
    },
    { name: 'too few cells', row: '9,A', code: 'too-few-cells', column: undefined },
  ])('has $name: $code', async ({ row, code, column }) => {
    await using folder = await createFolder()
    const rejectsPath = join(folder.path, 'rejects', 'file.ndjson')
    const text = `${CONTACT_ROWS}${row}\n`
    const summary = await ingestText(undefined, `${CONTACTS}maximumRejected: 50 %\n`, text, {
      ...check,
      rejectsPath,
    })
    expect(summary.rejected.total).toBe(1)
    expect(summary.rejected.byReason).toHaveProperty(code)
    expect(summary.rejectsFile).toBe(rejectsPath)
    expect((await stat(rejectsPath)).mode & 0o777).toBe(0o600)
    const lines = (await readFile(rejectsPath, 'utf8')).trim().split('\n')
    const rejects = lines.map((line): unknown => JSON.parse(line))
    expect(rejects).toContainEqual(
      expect.objectContaining({ row: 5, code, ...(column !== undefined && { column }) }),
    )
  })

  it('has a date that two declared formats read differently', async () => {
    const rows = [
      '1,A,13/02/2026,,hole,tel,',
      '2,A,02/02/2026,,hole,tel,',
      '3,A,03/04/2025,,hole,tel,',
    ]
    const text = ['Id,Citizen,Opened,Closed,Topic,Via,Remark', ...rows].join('\n')
    const summary = await ingestText(undefined, `${dated}maximumRejected: 50 %\n`, text, check)
    expect(summary.rejected).toEqual({ total: 1, byReason: { 'ambiguous-date': 1 } })
    expect(summary.families).toMatchObject({ demand: 2 })
  })

  it('has several faults: all are told at once, and no value of any cell', async () => {
    await using folder = await createFolder()
    const rejectsPath = join(folder.path, 'rejects.ndjson')
    const text = `${CONTACT_ROWS},Anna Secret,31/12/2025,,Anna's own river,tel,Anna was here\n`
    const summary = await ingestText(undefined, `${CONTACTS}maximumRejected: 50 %\n`, text, {
      ...check,
      rejectsPath,
    })
    expect(summary.rejected).toEqual({
      total: 1,
      byReason: { 'no-record-id': 1, 'bad-date': 1, 'unknown-code': 1 },
    })
    const written = await readFile(rejectsPath, 'utf8')
    expect(written).toContain('"valueClass":"date?"')
    expect(written).toContain('"valueClass":"text(16)"')
    for (const value of ['Anna', 'Secret', 'river', '2025']) expect(written).not.toContain(value)
  })
})

describe('hostile cells', () => {
  const naughty = [
    '__proto__',
    'constructor',
    'toString',
    "'; drop table records.record; --",
    '{"a":1}',
    '\\.',
    '\\N',
    '\u202Egnp.exe',
    '😀'.repeat(50),
    'ﷺ'.repeat(20),
    'é\u0301\u200b',
    '=cmd()',
    '1e309',
    'NaN',
    '-0',
    'null',
    'ＤＯＧ',
    '\ufeff',
    '${7*7}',
    '%s%n',
    'x'.repeat(900),
  ]

  it.each(['Id', 'Citizen', 'Opened', 'Closed', 'Topic', 'Via', 'Remark'])(
    'in %s harm nothing',
    async (column) => {
      await using database = await createIngestDatabase()
      const header = ['Id', 'Citizen', 'Opened', 'Closed', 'Topic', 'Via', 'Remark']
      const good = ['', 'C', '2026-02-01', '2026-02-02', 'hole', 'tel', 'fine']
      const rows = naughty.map((value, at) =>
        header
          .map((name, index) => (name === column ? value : index === 0 ? String(at) : good[index]))
          .map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`)
          .join(','),
      )
      const extra = Array.from({ length: 10 }, (_, at) =>
        ['z', ...good.slice(1)].join(',').replace('z', `z${at}`),
      )
      const text = [header.join(','), ...rows, ...extra].join('\n')
      const mapping = `${CONTACTS}maximumRejected: 100 %\n`
      const summary = await ingestText(database.pool, mapping, text)
      expect(summary.rowsRead).toBe(naughty.length + 10)
      const stored = await database.query(
        `select count(*) as records, count(distinct record_id) as ids,
          array_agg(distinct journey) as journeys, array_agg(distinct channel) as channels
         from records.record`,
      )
      const taken = summary.rowsRead - summary.rejected.total
      expect(stored).toEqual([
        {
          records: taken * 2,
          ids: taken,
          journeys: ['pothole'],
          channels: column === 'Via' ? ['other', 'phone'] : ['phone'],
        },
      ])
      const isFree =
        column === 'Id' || column === 'Citizen' || column === 'Via' || column === 'Remark'
      // A byte order mark is white space, so as an id it is blank.
      const blank = column === 'Id' ? 1 : 0
      expect(summary.rejected.total).toBe(
        isFree ? blank : naughty.length - (column === 'Closed' ? 1 : 0),
      )
    },
  )

  it('columns named like the inside of an object are columns', async () => {
    const mapping = `
source: odd
title: Odd names
timeZone: UTC
absent: { constructor: { missing: nothing } }
records:
  - name: r
    id: __proto__
    date: '2026-01'
    answers:
      problem: { column: constructor, codes: { toString: 'yes', nope: 'no' } }
`
    const text =
      '__proto__,constructor,prototype\n1,toString,x\n2,nope,x\n3,nothing,x\n4,hasOwnProperty,x\n'
    const summary = await ingestText(undefined, `${mapping}maximumRejected: 50 %\n`, text, check)
    expect(summary).toMatchObject({
      families: { 'voice-of-citizen': 2 },
      leftOut: { 'no-answer': 1 },
      rejected: { total: 1, byReason: { 'unknown-code': 1 } },
    })
  })

  it('JSON keys named like the inside of an object are columns too', async () => {
    const mapping = `
source: odd
title: Odd names
timeZone: UTC
file: { format: ndjson }
records:
  - name: r
    id: id
    date: '2026-01'
    answers:
      problem: { column: __proto__, codes: { 'yes': 'yes' } }
`
    const text = '{"id":1,"__proto__":"yes"}\n{"id":2}\n{"id":3,"__proto__":{"polluted":true}}\n'
    const summary = await ingestText(undefined, mapping, text, check)
    expect(summary.families).toEqual({ 'voice-of-citizen': 1 })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

it('reads standard input', async () => {
  const vocabulary = loadVocabulary()
  const summary = await ingest({
    agencyId: 'a',
    ingestKey: KEY,
    file: '-',
    stdin: Readable.from([Buffer.from(CONTACT_ROWS)]),
    mapping: parseMapping(CONTACTS, 'mapping.yaml', vocabulary),
    vocabulary,
    check: true,
    now: NOW,
  })
  expect(summary).toMatchObject({ rowsRead: 3, stored: false, windows: ['2026-01', '2026-02'] })
})

it('tells that a file was probably cut off by the system that wrote it', async () => {
  const capped = `${CONTACTS}file: { rowCap: 3 }\n`
  const summary = await ingestText(undefined, capped, CONTACT_ROWS, check)
  expect(summary.notes).toContainEqual(expect.stringContaining('probably cut off'))
})

it('writes no rejects file where nothing was rejected, and takes away the one of before', async () => {
  await using folder = await createFolder()
  const rejectsPath = join(folder.path, 'rejects.ndjson')
  await writeFile(rejectsPath, 'old')
  const summary = await ingestText(undefined, CONTACTS, CONTACT_ROWS, { ...check, rejectsPath })
  expect(summary.rejectsFile).toBeUndefined()
  await expect(stat(rejectsPath)).rejects.toMatchObject({ code: 'ENOENT' })
})
