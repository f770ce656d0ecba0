import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bindMapping } from '@citx/agency/ingest/bind-mapping.ts'
import { createIntake } from '@citx/agency/ingest/intake.ts'
import { parseMapping } from '@citx/agency/ingest/mapping/load-mapping.ts'
import { openMappedSource } from '@citx/agency/ingest/open-mapped-source.ts'
import { createRejectsFile } from '@citx/agency/ingest/reject/rejects-file.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { NewRecord } from '@citx/agency/records/new-record.ts'
import { describe, expect, it } from 'vitest'
import { createFolder, ingestText, KEY, NOW } from './ingest-kit.ts'

const vocabulary = loadVocabulary()

/** The records that a mapping makes of a text. */
async function recordsOf(mappingText: string, text: string): Promise<readonly NewRecord[]> {
  await using folder = await createFolder()
  const file = join(folder.path, 'export')
  await writeFile(file, text)
  const mapping = parseMapping(mappingText, 'mapping.yaml', vocabulary)
  await using source = await openMappedSource(file, mapping, {})
  const mapper = bindMapping(mapping, source, 'export', {
    agencyId: 'sample-city',
    ingestKey: KEY,
    vocabulary,
    now: NOW,
  })
  await using rejects = await createRejectsFile(undefined)
  const intake = createIntake(source, mapper, rejects, {
    label: 'export',
    mapping,
    onProgress: () => {},
  })
  const records: NewRecord[] = []
  for await (const batch of intake.batches) records.push(...batch)
  expect(intake.conclude().answers).not.toEqual([])
  return records
}

/** How many records give each answer. */
function tallyAnswers(records: readonly NewRecord[]): Readonly<Record<string, number>> {
  const tally: Record<string, number> = {}
  for (const answer of records.flatMap(({ answers }) => answers)) {
    tally[answer] = (tally[answer] ?? 0) + 1
  }
  return tally
}

const subjects = (records: readonly NewRecord[]): number =>
  new Set(records.map(({ subject }) => JSON.stringify(subject, (_, v) => String(v)))).size

/** A solved ticket, except as said. */
const ticket = (id: number, change: object, metrics: object): object => ({
  id,
  requester_id: 100 + id,
  subject: 'My tax bill',
  created_at: '2026-03-02T09:00:00Z',
  via: { channel: 'email', source: { from: { address: 'a@example.org' } } },
  fields: { topic: 'tax' },
  status: 'solved',
  satisfaction_rating: { score: 'unoffered' },
  ...change,
  metric_set: {
    reopens: 0,
    replies: 1,
    group_stations: 1,
    solved_at: '2026-03-02T15:00:00Z',
    full_resolution_time_in_minutes: { calendar: 360, business: 360 },
    ...metrics,
  },
})

const leavingForm = (codes: string): string => `
source: form
title: Where people left a form
timeZone: UTC
records:
  - name: session
    id: id
    date: '2026-01'
    answers:
      furthest-stage: { column: left_at, codes: ${codes}, otherwise: completed }
`

describe('a Qualtrics survey with three rows of header', () => {
  const mapping = `
source: visit-survey
title: Survey after a visit
timeZone: Europe/London
file: { skipRowsAfterHeader: 2 }
columns: [ResponseId, Finished]
filters:
  - { when: { column: Status, is: [Survey Preview, '1', Spam, '8'] }, reason: preview }
absent:
  '*': { missing: '-99' }
  ExternalReference: { missing: anonymous }
records:
  - name: response
    id: ResponseId
    subject: ExternalReference
    date: { column: RecordedDate, formats: ['yyyy-MM-dd HH:mm:ss'], timeZone: UTC }
    journey: { column: Q1, codes: { '1': council-tax, '2': parking-permit }, otherwise: none }
    channel: { column: DistributionChannel, codes: { sms: sms }, otherwise: web }
    answers:
      satisfaction-5: { column: Q2_1, scale: { from: 5, to: 1 } }
      recommend-11: { column: Q3_NPS, scale: { from: 0, to: 10 } }
      theme-waiting-time:
        cases:
          - { when: { column: Q4, lists: '2' }, use: mentioned }
          - { when: { all: [{ column: Q4, blank: false }, { column: Q4, isNot: '-99' }] }, use: not-mentioned }
        otherwise: none
`
  const text = `StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,RecipientEmail,ExternalReference,DistributionChannel,Q1,Q2_1,Q3_NPS,Q4
Start Date,End Date,Response Type,IP Address,Progress,Finished,Recorded Date,Response ID,Recipient Email,External Data Reference,Distribution Channel,"What was it about?
Choose one","Overall, how was it? - Satisfaction",How likely are you to recommend us?,"What mattered?, tick all"
"{""ImportId"":""startDate"",""timeZone"":""UTC""}","{""ImportId"":""endDate"",""timeZone"":""UTC""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""UTC""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID3_NPS""}","{""ImportId"":""QID4""}"
2025-05-31 23:20:00,2025-05-31 23:25:00,IP Address,192.0.2.1,100,True,2025-05-31 23:30:00,R_1,a@example.org,C-1,email,1,1,10,"1,2"
2025-06-02 10:00:00,2025-06-02 10:05:00,IP Address,192.0.2.2,100,True,2025-06-02 10:05:00,R_2,,anonymous,anonymous,2,5,0,12
2025-06-03 10:00:00,2025-06-03 10:05:00,IP Address,192.0.2.3,40,False,2025-06-10 10:05:00,R_3,,anonymous,sms,2,-99,-99,-99
2025-06-03 11:00:00,2025-06-03 11:05:00,IP Address,192.0.2.4,100,True,2025-06-03 11:05:00,R_4,,anonymous,sms,,3,7,
2025-06-03 12:00:00,2025-06-03 12:05:00,Survey Preview,192.0.2.5,100,True,2025-06-03 12:05:00,R_5,,,preview,1,1,10,2
`

  it('is read in the order of its scale, and what was not answered is no answer', async () => {
    const records = await recordsOf(mapping, text)
    expect(tallyAnswers(records)).toEqual({
      'satisfaction-5=5': 1,
      'satisfaction-5=1': 1,
      'satisfaction-5=3': 1,
      'recommend-11=10': 1,
      'recommend-11=0': 1,
      'recommend-11=7': 1,
      'theme-waiting-time=mentioned': 1,
      'theme-waiting-time=not-mentioned': 1,
    })
  })

  it('puts an evening in UTC into the month of the agency, and takes the anonymous for several people', async () => {
    const records = await recordsOf(mapping, text)
    expect(records.map(({ month }) => month)).toEqual(['2025-06-01', '2025-06-01', '2025-06-01'])
    expect(subjects(records)).toBe(3)
  })

  it('says how many rows answer each question', async () => {
    const summary = await ingestText(undefined, mapping, text, { check: true })
    expect(summary).toMatchObject({
      rowsRead: 5,
      filtered: { preview: 1 },
      rejected: { total: 0 },
      leftOut: { 'no-answer': 1 },
      answers: [
        { measure: 'recommend-11', answered: 3, absent: 1, leftOpen: 0 },
        { measure: 'satisfaction-5', answered: 3, absent: 1, leftOpen: 0 },
        { measure: 'theme-waiting-time', answered: 2, absent: 0, leftOpen: 2 },
      ],
    })
  })
})

describe('Zendesk tickets with their metrics, as JSON', () => {
  const mapping = `
source: tickets
title: Tickets of the help desk
timeZone: Europe/Copenhagen
file: { recordsAt: tickets }
exportedAt: '2026-03-20T00:00:00Z'
filters:
  - { when: { column: status, is: deleted }, reason: deleted }
  - { when: { column: via.channel, is: [api, rule] }, reason: internal-origin }
absent:
  satisfaction_rating.score: { missing: offered, not-offered: unoffered }
records:
  - name: ticket
    id: id
    subject: requester_id
    date: { column: created_at, formats: [iso] }
    journey: { column: fields.topic, codes: { tax: council-tax }, otherwise: none }
    channel: { column: via.channel, codes: { voice: phone, email: email, web: web, native_messaging: chat } }
    answers:
      contact-channel: { same: channel }
      satisfaction-3: { column: satisfaction_rating.score, codes: { good: good, bad: poor } }
      rework: { column: metric_set.reopens, threshold: { at: 1, from: reworked, below: right-first-time } }
      hand-offs:
        column: metric_set.group_stations
        ranges:
          - { from: 0, to: 1, answer: '0' }
          - { from: 2, to: 2, answer: '1' }
          - { from: 3, to: 3, answer: '2' }
          - { from: 4, answer: 3-or-more }
      contact-resolution:
        cases:
          - when:
              all:
                - { column: status, is: [solved, closed] }
                - { column: metric_set.replies, below: 2 }
            use: at-first-contact
          - { when: { column: status, is: [solved, closed] }, use: later }
        otherwise: none
      days-to-resolve:
        duration:
          from: { column: created_at, formats: [iso] }
          until: { column: metric_set.solved_at, formats: [iso] }
          open: { column: status, is: [new, open, pending, hold] }
`
  const text = JSON.stringify({
    count: 5,
    next_page: null,
    tickets: [
      ticket(1, { satisfaction_rating: { score: 'good', comment: 'Thanks, Ann' } }, {}),
      ticket(2, { satisfaction_rating: { score: 'bad' } }, { reopens: 2, replies: 4 }),
      ticket(3, { via: { channel: 'voice' } }, { group_stations: 5 }),
      ticket(
        4,
        { status: 'open', satisfaction_rating: { score: 'offered' } },
        { solved_at: null, replies: 0, full_resolution_time_in_minutes: { calendar: null } },
      ),
      ticket(5, { via: { channel: 'api' } }, {}),
      ticket(6, { status: 'deleted' }, {}),
    ],
  })

  it('gives demand, behaviour and voice, with open tickets as open', async () => {
    const records = await recordsOf(mapping, text)
    expect(tallyAnswers(records)).toEqual({
      'contact-channel=email': 3,
      'contact-channel=phone': 1,
      'contact-resolution=at-first-contact': 2,
      'contact-resolution=later': 1,
      'satisfaction-3=good': 1,
      'satisfaction-3=poor': 1,
      'rework=right-first-time': 3,
      'rework=reworked': 1,
      'hand-offs=0': 3,
      'hand-offs=3-or-more': 1,
      'days-to-resolve=4h-1d': 3,
      'days-to-resolve=open:10d-20d': 1,
    })
  })

  it('does not keep that an unasked question was asked', async () => {
    const { answers } = await ingestText(undefined, mapping, text, { check: true })
    expect(answers).toContainEqual({
      record: 'ticket',
      measure: 'satisfaction-3',
      answered: 2,
      absent: 2,
      leftOpen: 0,
    })
  })
})

describe('Amazon Connect contacts, whose transfers are rows of their own', () => {
  // Hand-offs of a chain would have to be counted over its rows, and a mapping sees one row at a time: whether a contact was
  // handed on at all is in its first row, how often is not.
  const mapping = `
source: connect
title: Contact records
timeZone: America/New_York
filters:
  - { when: { column: InitiationMethod, is: [TRANSFER, QUEUE_TRANSFER, DISCONNECT] }, reason: later-part-of-a-contact }
  - { when: { column: InitiationMethod, is: [OUTBOUND, API] }, reason: internal-origin }
records:
  - name: contact
    id: ContactId
    subject: { columns: CustomerEndpoint, nameSpace: callers }
    date: { column: InitiationTimestamp, formats: [iso] }
    channel: { column: Channel, codes: { VOICE: phone, CHAT: chat, EMAIL: email } }
    answers:
      contact-channel: { same: channel }
      contacts-needed:
        cases:
          - { when: { column: AgentConnectedTimestamp, blank: true }, use: more }
          - { when: { column: NextContactId, blank: false }, use: more }
        otherwise: once-and-done
      call-outcome:
        cases:
          - when: { all: [{ column: Channel, is: VOICE }, { column: AgentConnectedTimestamp, blank: false }] }
            use: answered
          - when: { all: [{ column: Channel, is: VOICE }, { column: EnqueueTimestamp, blank: false }] }
            use: abandoned
        otherwise: none
      answer-time:
        duration:
          from: { column: EnqueueTimestamp, formats: [iso] }
          until: { column: AgentConnectedTimestamp, formats: [iso] }
`
  const text = `ContactId,InitialContactId,PreviousContactId,NextContactId,InitiationMethod,Channel,CustomerEndpoint,InitiationTimestamp,EnqueueTimestamp,AgentConnectedTimestamp,DisconnectTimestamp
c-1,,,c-2,INBOUND,VOICE,+15550100,2026-03-08T06:59:30Z,2026-03-08T06:59:50Z,2026-03-08T07:00:35Z,2026-03-08T07:09:00Z
c-2,c-1,c-1,c-3,TRANSFER,VOICE,+15550100,2026-03-08T07:09:00Z,2026-03-08T07:09:05Z,2026-03-08T07:10:00Z,2026-03-08T07:12:00Z
c-3,c-1,c-2,,QUEUE_TRANSFER,VOICE,+15550100,2026-03-08T07:12:00Z,2026-03-08T07:12:05Z,2026-03-08T07:15:00Z,2026-03-08T07:20:00Z
c-4,,,,INBOUND,VOICE,+15550101,2026-03-01T04:30:00Z,2026-03-01T04:30:20Z,,2026-03-01T04:33:00Z
c-5,,,,INBOUND,CHAT,,2026-03-09T14:00:00Z,2026-03-09T14:00:01Z,2026-03-09T14:00:06Z,2026-03-09T14:05:00Z
c-6,,,,OUTBOUND,VOICE,+15550100,2026-03-09T15:00:00Z,,2026-03-09T15:00:10Z,2026-03-09T15:05:00Z
`

  it('counts a chain as one contact, and its first wait', async () => {
    const records = await recordsOf(mapping, text)
    expect(tallyAnswers(records)).toEqual({
      'contact-channel=phone': 2,
      'contact-channel=chat': 1,
      'contacts-needed=more': 2,
      'contacts-needed=once-and-done': 1,
      'call-outcome=answered': 1,
      'call-outcome=abandoned': 1,
      'answer-time=30s-60s': 1,
      'answer-time=under-10s': 1,
    })
    expect(new Set(records.map(({ month }) => month))).toEqual(
      new Set(['2026-02-01', '2026-03-01']),
    )
  })
})

describe('a page at which people left', () => {
  const text = 'id,left_at\n1,\n2,\n3,P1\n4,\n'
  const check = { check: true }

  it('is said not to speak of those who stayed, as long as a blank is no code', async () => {
    const summary = await ingestText(undefined, leavingForm('{ P1: apply }'), text, check)
    expect(summary.answers).toEqual([
      { record: 'session', measure: 'furthest-stage', answered: 1, absent: 3, leftOpen: 0 },
    ])
    expect(summary.notes).toEqual([
      "session: 3 of 4 rows do not answer furthest-stage, for their cells are blank; otherwise does not speak of blanks: where a blank is an answer, give it a code of its own, '': ...",
    ])
  })

  it('speaks of them once a blank has a code, and then there is nothing to say', async () => {
    const completed = leavingForm("{ P1: apply, '': completed }")
    const summary = await ingestText(undefined, completed, text, check)
    expect(summary.answers).toMatchObject([{ answered: 4, absent: 0 }])
    expect(summary.notes).toEqual([])
    expect(tallyAnswers(await recordsOf(completed, text))).toEqual({
      'furthest-stage=apply': 1,
      'furthest-stage=completed': 3,
    })
  })

  it('is counted without the rows that are rejected', async () => {
    const strict = `${leavingForm('{ P1: apply }').replace('completed }', 'reject }')}maximumRejected: 50 %\n`
    const summary = await ingestText(undefined, strict, `${text}5,P9\n6,P1\n`, check)
    expect(summary.rejected.total).toBe(1)
    expect(summary.answers).toMatchObject([{ answered: 2, absent: 3 }])
  })

  it('is said to fit no row where it answers none', async () => {
    const none = leavingForm('{ P9: apply }').replace('otherwise: completed', 'otherwise: none')
    const summary = await ingestText(undefined, none, 'id,left_at\n1,P1\n2,P2\n', check)
    expect(summary.notes).toEqual([expect.stringContaining('no row answers furthest-stage')])
  })
})

describe('what said nothing at all', () => {
  const check = { check: true }
  const form = leavingForm("{ P1: apply, '': completed }")

  it('is told of a record rule and a figure rule that no row fits', async () => {
    const mapping = `${form.replace('    id: id', "    where: { column: id, is: '9' }\n    id: id")}figures:
  - { id: residents, where: { column: id, is: '9' }, window: '2026', value: id, source: Census }
`
    const summary = await ingestText(undefined, mapping, 'id,left_at\n1,P1\n', check)
    expect(summary.notes).toEqual([
      'session: no row gives such a record: see its where and its dimensions',
      'figures[0] (residents): no row gives one: see its where, its id and its cells',
    ])
  })

  it('is told of a dimension that most rows leave open', async () => {
    const journey = 'journey: { column: topic, codes: { tax: council-tax }, otherwise: none }'
    const mapping = form.replace('    id: id', `    ${journey}\n    id: id`)
    const text = 'id,left_at,topic\n1,P1,tax\n2,,Tax!\n3,,\n'
    const summary = await ingestText(undefined, mapping, text, check)
    expect(summary.places).toEqual([
      { record: 'session', dimension: 'journey', placed: 1, leftOpen: 2 },
    ])
    expect(summary.notes).toEqual([
      'session: 2 of 3 rows have no journey and count in the total alone',
    ])
  })

  it('is told of a column that no line of NDJSON has', async () => {
    const mapping = form.replaceAll('left_at', 'leftAt')
    const lines = '{"id":1,"left_at":"P1"}\n{"id":2,"left_at":"P2"}\n'
    const summary = await ingestText(undefined, mapping, lines, check)
    expect(summary.notes).toEqual(['no row has leftAt: see how they are spelled'])
  })
})
