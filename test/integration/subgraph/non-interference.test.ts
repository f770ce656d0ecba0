import { openKeys } from '@citx/agency/home/agency-keys.ts'
import { rotateReleaseKey } from '@citx/agency/home/release-keys.ts'
import { createLogger } from '@citx/kit/log/logger.ts'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { readHistory, insertRelease, readLines } from '@citx/agency/release/store/release-store.ts'
import { addRecords, people, publish, testAgency, vocabulary } from '../release/test-agency.ts'
import { EVERYTHING, serve } from './serving.ts'

const queries = [
  'releases { id seq window publishedAt manifest merkleRoot } measures { measure wording mode } journeyIds figures { id value }',
  'cells(window: "2026-03", channels: ["ALL", "web", "phone"]) { measure journey channel stage subjects dominant counts { answer count } release }',
  `journey(id: "pothole") { window release metrics(ids: ${JSON.stringify([...vocabulary.metrics.keys()])}) { metric status value low high n measure basis release } }`,
  'journey(id: "graffiti", window: "2026-02") { release voiceOfCitizen { satisfaction { status value } themes { theme share { status } } } }',
  'journey(id: "nonsense") { window }',
]

describe('what is served', () => {
  it('depends on the release alone: two databases with other records answer byte for byte alike', async () => {
    await using first = await testAgency()
    await addRecords(first, [
      ...people(60, 'a', { journey: 'pothole', channel: 'web', answers: ['satisfaction-5=5'] }),
      ...people(30, 'b', { journey: 'pothole', channel: 'phone', answers: ['satisfaction-5=2'] }),
    ])
    await publish(first, '2026-03')

    await using second = await testAgency({ newSettings: { name: 'Somebody else' } })
    await addRecords(
      second,
      people(500, 'z', {
        journey: 'graffiti',
        month: '2026-02',
        channel: 'phone',
        answers: ['trust-5=1', 'ease-5=2'],
      }),
      {
        figures: [
          {
            id: 'residents',
            window: '2026-03',
            journey: 'ALL',
            channel: 'ALL',
            stage: 'ALL',
            value: 1,
            source: 's',
          },
        ],
      },
    )
    const [stored] = await readHistory(first.owner)
    if (stored === undefined) throw new Error('nothing was published')
    const lines = await readLines(first.owner, 1)
    await second.owner
      .transaction()
      .execute((transaction) => insertRelease(transaction, stored, lines))

    // The second serves as the first: same id, same keys; only what lies behind the release differs.
    const twin = { ...second, id: first.id, keys: first.keys, profile: first.profile }
    await using one = await serve(first, { agreements: EVERYTHING })
    await using other = await serve(twin, { agreements: EVERYTHING })
    for (const fields of queries) {
      const query = `query ($id: ID!) { agencies(ids: [$id, "x"]) { id ${fields} } }`
      const [left, right] = await Promise.all([one.ask(query), other.ask(query)])
      expect(right.text).toBe(left.text)
      expect(right.status).toBe(left.status)
      for (const name of ['citx-release', 'citx-released-at', 'citx-shared', 'citx-view'])
        expect(right.headers.get(name)).toBe(left.headers.get(name))
    }
  })

  it('does not move when records do', async () => {
    await using agency = await testAgency()
    await addRecords(
      agency,
      people(60, 'a', { journey: 'pothole', answers: ['satisfaction-5=4', 'ease-5=3'] }),
    )
    await publish(agency, '2026-03')
    await using serving = await serve(agency)
    const answers = async () =>
      Promise.all(
        queries.map((fields) =>
          serving.ask(`query ($id: ID!) { agencies(ids: [$id]) { ${fields} } }`),
        ),
      )
    const before = await answers()
    await sql`update records.record set answers = '{satisfaction-5=1}'`.execute(agency.owner)
    await sql`drop schema records cascade`.execute(agency.owner)
    await serving.refresh()
    const after = await answers()
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text))
  })
})

describe('a newer release', () => {
  it('is served without a restart; a corrected one is no longer', async () => {
    await using agency = await testAgency()
    await using serving = await serve(agency)
    const windows = async () => {
      await serving.refresh()
      const { releases } = await serving.agencyFields<{
        releases: { window: string; seq: number }[]
      }>('releases { window seq }')
      return releases.map(({ window, seq }) => [window, seq])
    }
    expect(await windows()).toEqual([])
    await addRecords(agency, people(60, 'a', { answers: ['satisfaction-5=4'] }))
    await addRecords(agency, people(60, 'b', { month: '2026-02', answers: ['satisfaction-5=4'] }))
    await publish(agency, '2026-03')
    expect(await windows()).toEqual([['2026-03', 1]])
    await publish(agency, '2026-02')
    expect(await windows()).toEqual([
      ['2026-03', 1],
      ['2026-02', 2],
    ])
    await addRecords(agency, people(6, 'c', { answers: ['satisfaction-5=4'] }))
    const { id } = await publish(agency, '2026-03', { supersede: true })
    expect(await windows()).toEqual([
      ['2026-03', 3],
      ['2026-02', 2],
    ])
    const { headers } = await serving.ask('{ agencies(ids: []) { id } }')
    expect(headers.get('citx-release')).toBe(id)
  })

  it('is named when its manifest is damaged, and the others are served', async () => {
    await using agency = await testAgency()
    for (const month of ['2026-02', '2026-03', '2026-04'])
      await addRecords(agency, people(60, month, { month, answers: ['satisfaction-5=4'] }))
    for (const month of ['2026-02', '2026-03', '2026-04']) await publish(agency, month)
    await sql`alter table release.release disable trigger user`.execute(agency.owner)
    await sql`update release.release set manifest = 'e30.e30' || seq where seq = 2`.execute(
      agency.owner,
    )
    const logged: string[] = []
    const log = createLogger({
      name: 'test',
      level: 'error',
      destination: { write: (line) => void logged.push(line) },
    })
    await using serving = await serve(agency, { log })
    expect(await serving.agencyFields('releases { seq }')).toEqual({
      releases: [{ seq: 3 }, { seq: 1 }],
    })
    expect(logged.join('')).toMatch(/"seq":2.*is not what was signed/)
    const listed: readonly { seq: number; id: string; damaged?: boolean }[] = JSON.parse(
      (await serving.get('/releases')).text,
    )
    const damaged = listed.filter((one) => one.damaged === true)
    expect([listed.length, damaged.map(({ seq }) => seq)]).toEqual([3, [2]])
    const refused = await serving.get(`/releases/${damaged[0]?.id}`)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('damaged')])
  })

  it('is not given as a file when its rows were changed after they were loaded', async () => {
    await using agency = await testAgency()
    await addRecords(agency, people(60, 'a', { answers: ['satisfaction-5=4'] }))
    await publish(agency, '2026-03')
    await using serving = await serve(agency)
    const [{ id }] = JSON.parse((await serving.get('/releases')).text)
    await sql`alter table release.row disable trigger user`.execute(agency.owner)
    for (const change of [
      sql`update release.row set line = replace(line, '"subjects":', '"subjects":1')`,
      sql`update release.row set line = '{' where position = 0`,
    ]) {
      await change.execute(agency.owner)
      const { status, text } = await serving.get(`/releases/${id}`)
      expect([status, text]).toEqual([422, expect.stringContaining('damaged')])
    }
  })

  it('is served after the key was rotated, without a restart', async () => {
    await using agency = await testAgency()
    for (const month of ['2026-03', '2026-04'])
      await addRecords(agency, people(60, month, { month, answers: ['satisfaction-5=4'] }))
    await publish(agency, '2026-03')
    const releaseKeys = async () => (await openKeys(agency.home.keys)).releaseKeys
    await using serving = await serve(agency, { releaseKeys })
    const { present } = await rotateReleaseKey(agency.home.keys)
    await publish(agency, '2026-04', { signingKey: present })
    await serving.refresh()
    expect(await serving.agencyFields('releases { seq }')).toEqual({
      releases: [{ seq: 2 }, { seq: 1 }],
    })
  })

  it('is not served when it is not what was signed', async () => {
    await using agency = await testAgency()
    await addRecords(agency, people(60, 'a', { answers: ['satisfaction-5=4', 'ease-5=2'] }))
    await publish(agency, '2026-03')
    await sql`alter table release.row disable trigger all`.execute(agency.owner)
    await sql`update release.row set line = replace(line, '"subjects":', '"subjects":1') where line like '%"subjects"%'`.execute(
      agency.owner,
    )
    await using serving = await serve(agency)
    expect(await serving.agencyFields('releases { seq }')).toEqual({ releases: [] })
  })
})
