import { describe, expect, it } from 'vitest'
import { createIngestDatabase, ingestText } from './ingest-kit.ts'

const SURVEY = (subject: string) => `
source: survey
title: A survey
timeZone: Europe/London
records:
  - name: answer
    id: Id
    subject: ${subject}
    date: { column: Date, formats: [iso] }
    answers:
      problem: { column: Problem, boolean: { true: 'yes', false: 'no' } }
`

/** 300 rows, 60 of which a guest gave. */
const guests = Array.from(
  { length: 300 },
  (_, row) =>
    `${row},${row < 60 ? (row % 2 === 0 ? 'Guest' : ' GUEST ') : `citizen-${row}`},2026-01-05,no`,
)
const rows = `Id,Who,Date,Problem\n${guests.join('\n')}\n`

const people = 'select count(distinct subject)::int as people from records.record'

describe('who a row is of', () => {
  it('takes a value that means nobody for as many people as there are rows, where the mapping says so', async () => {
    await using database = await createIngestDatabase()
    const mapping = SURVEY('{ columns: Who, nobody: [guest] }')
    const summary = await ingestText(database.pool, mapping, rows)
    expect(await database.query(people)).toEqual([{ people: 300 }])
    expect(summary.notes.join()).not.toContain('subject')
  })

  it('warns of one subject in too many rows, and never says which', async () => {
    await using database = await createIngestDatabase()
    const same = rows.replaceAll(' GUEST ', 'Guest')
    const summary = await ingestText(database.pool, SURVEY('Who'), same)
    expect(await database.query(people)).toEqual([{ people: 241 }])
    const [note] = summary.notes.filter((each) => each.includes('subject.nobody'))
    expect(note).toContain('answer: at least 60 of 300 rows')
    expect(note?.replace('(Guest, Anonymous)', '')).not.toContain('Guest')
  })

  it('finds it among more subjects than it counts at a time', async () => {
    const many = Array.from(
      { length: 9000 },
      (_, row) => `${row},${row % 20 === 0 ? 'web user' : `c${row}`},2026-01-05,no`,
    )
    const text = `Id,Who,Date,Problem\n${many.join('\n')}\n`
    const summary = await ingestText(undefined, SURVEY('Who'), text, { check: true })
    const named = /at least (\d+) of 9000 rows/.exec(summary.notes.join())?.[1]
    expect(Number(named)).toBeGreaterThan(440)
    expect(Number(named)).toBeLessThanOrEqual(450)
  })
})

const CASES = (answer: string) => `
source: cases
title: Cases
timeZone: Europe/London
absent: { Via: { missing: ['-99'] } }
records:
  - name: case
    id: Id
    date: 2026-01
    channel: { column: Via, codes: { tel: phone }, otherwise: other }
    answers:
      days-to-resolve: ${answer}
`
const BANDS = '{ column: Age, bands: { unit: days, open: { column: Status, is: open } } }'
const DURATION =
  '{ duration: { from: { column: Start, formats: [iso] }, until: { column: End, formats: [iso] }, open: { column: Status, is: open } } }'
const answers = 'select array_agg(answers[1] order by answers[1]) as answers from records.record'

describe('since when a case is open', () => {
  it.each([
    [
      'an age in a column',
      BANDS,
      'Id,Via,Age,Status\n1,tel,3,closed\n2,tel,,open\n3,tel,,closed\n',
    ],
    [
      'two dates',
      DURATION,
      'Id,Via,Start,End,Status\n1,tel,2026-01-01,2026-01-04,closed\n2,tel,,,open\n3,tel,,,closed\n',
    ],
  ])('keeps an open case without %s as open, and says so', async (_, answer, text) => {
    await using database = await createIngestDatabase()
    const summary = await ingestText(database.pool, CASES(answer), text, {
      exportedAt: '2026-02-01',
    })
    expect(await database.query(answers)).toEqual([
      { answers: ['days-to-resolve=2d-5d', 'days-to-resolve=open:under-1h'] },
    ])
    expect(summary.notes.join()).toContain('1 open cases do not say since when')
  })

  it('says that the age of open cases rests on the time of the ingest, where nothing else is said', async () => {
    const text = 'Id,Via,Start,End,Status\n1,tel,2026-01-01,,open\n'
    const silent = await ingestText(undefined, CASES(DURATION), text, { check: true })
    expect(silent.notes.join()).toContain('until this ingest, 2026-04-01T12:00:00.000Z')
    const said = await ingestText(undefined, CASES(DURATION), text, {
      check: true,
      exportedAt: '2026-02-01',
    })
    expect(said.notes.join()).not.toContain('until this ingest')
  })
})

it('leaves a dimension open where its cell is declared absent, whatever `otherwise` says', async () => {
  await using database = await createIngestDatabase()
  const text = 'Id,Via,Age,Status\n1,tel,3,closed\n2,-99,3,closed\n3,fax,3,closed\n'
  await ingestText(database.pool, CASES(BANDS), text)
  const channels = await database.query('select channel from records.record order by 1')
  expect(channels.map(({ channel }) => channel)).toEqual(['other', 'phone', null])
})

describe('columns that are not there', () => {
  it('shows nothing of a first row that is no header', async () => {
    const text = '17,Anna Berg,2026-01-05,yes\n18,Bo Dahl,2026-01-06,no\n'
    const refused = ingestText(undefined, SURVEY('Who'), text, { check: true })
    await expect(refused).rejects.toMatchObject({ code: 'UNEXPECTED_COLUMNS' })
    const error: unknown = await refused.catch((cause: unknown) => cause)
    expect(String(error)).toContain('None of its 4 columns')
    expect(String(error)).not.toMatch(/Anna|17|yes/)
  })

  it('names a column that differs in letters alone', async () => {
    const text = 'ID,who,DATE,problem\n17,Anna Berg,2026-01-05,yes\n'
    const refused = ingestText(undefined, SURVEY('Who'), text, { check: true })
    await expect(refused).rejects.toThrow(/though it has ID, who, DATE, problem/)
  })

  it('takes a branch that is null in every record for absent', async () => {
    await using database = await createIngestDatabase()
    const mapping = SURVEY('requester.id').replace(
      'Europe/London',
      'Europe/London\nfile: { format: json }',
    )
    const records = [1, 2].map((Id) => ({ Id, requester: null, Date: '2026-01-05', Problem: 'no' }))
    const summary = await ingestText(database.pool, mapping, JSON.stringify(records))
    expect(summary.records.new).toBe(2)
    expect(summary.notes.join()).toContain('requester.id')
  })
})
