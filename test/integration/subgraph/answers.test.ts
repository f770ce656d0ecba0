import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { estimate } from '@citx/schema/metric/estimate.ts'
import {
  addRecords,
  people,
  publish,
  testAgency,
  vocabulary,
  type TestAgency,
} from '../release/test-agency.ts'
import { serve, type Serving } from './serving.ts'

const estimateFields = 'metric formula status value unit currency low high n measure basis release'

let agency: TestAgency
let serving: Serving
let release: string

beforeAll(async () => {
  agency = await testAgency()
  await addRecords(
    agency,
    [
      ...people(60, 'a', {
        journey: 'pothole',
        channel: 'web',
        answers: ['satisfaction-5=5', 'ease-5=4'],
      }),
      ...people(50, 'b', { journey: 'pothole', channel: 'phone', answers: ['satisfaction-5=2'] }),
      ...people(3, 'c', { journey: 'graffiti', answers: ['satisfaction-5=1'] }),
      ...people(40, 'd', {
        family: 'demand',
        journey: 'pothole',
        answers: ['contact-channel=phone', 'contact-nature=failure'],
      }),
      ...people(40, 'e', {
        family: 'demand',
        journey: 'pothole',
        answers: ['contact-channel=web', 'contact-nature=value'],
      }),
      ...people(300, 'f', {
        family: 'behaviour',
        journey: 'pothole',
        channel: 'web',
        answers: ['furthest-stage=completed'],
      }),
      ...people(100, 'g', {
        family: 'behaviour',
        journey: 'pothole',
        channel: 'web',
        answers: ['furthest-stage=apply'],
      }),
      ...people(30, 'h', {
        family: 'voice-of-employee',
        journey: 'pothole',
        answers: ['empowerment-5=4'],
      }),
      ...people(25, 'i', {
        family: 'voice-of-employee',
        journey: 'pothole',
        answers: ['empowerment-5=2'],
      }),
      ...people(120, 'j', { journey: 'pothole', month: '2026-02', answers: ['satisfaction-5=3'] }),
    ],
    {
      figures: [
        {
          id: 'unit-cost',
          window: '2026-03',
          journey: 'ALL',
          channel: 'phone',
          stage: 'ALL',
          value: 50,
          currency: 'DKK',
          source: 'https://example.org/costs',
        },
        {
          id: 'unit-cost',
          window: '2026-03',
          journey: 'ALL',
          channel: 'web',
          stage: 'ALL',
          value: 2,
          currency: 'DKK',
          source: 'https://example.org/costs',
        },
        {
          id: 'net-promoter-score',
          window: '2026-03',
          journey: 'pothole',
          channel: 'ALL',
          stage: 'ALL',
          value: 41.5,
          n: 900,
          source: 'https://example.org/report',
        },
        {
          id: 'trust-index',
          window: '2026-03',
          journey: 'ALL',
          channel: 'ALL',
          stage: 'ALL',
          value: 70,
          source: 'https://example.org/report',
        },
      ],
      collected: [
        {
          measure: 'satisfaction-5',
          family: 'voice-of-citizen',
          wording: 'How satisfied were you?',
          wordingId: 'w1',
          wordingClass: 'standard',
          mode: 'web',
          coverage: 'self-selected',
          since: '2025-01',
          breaks: [],
        },
        { measure: 'emotion-5', family: 'voice-of-citizen', since: '2026-04', breaks: [] },
      ],
    },
  )
  await publish(agency, '2026-02')
  ;({ id: release } = await publish(agency, '2026-03'))
  serving = await serve(agency)
})
afterAll(async () => {
  await serving[Symbol.asyncDispose]()
  await agency[Symbol.asyncDispose]()
})

interface Estimate {
  readonly status: string
  readonly value: number | null
  readonly [field: string]: unknown
}

async function journey<T>(fields: string, args: string): Promise<T> {
  const read = await serving.agencyFields<{ journey: T }>(`journey(${args}) { ${fields} }`)
  return read.journey
}

describe('the merge entry point', () => {
  it('answers for the agency alone, in the order asked', async () => {
    const { body } = await serving.ask(
      'query ($id: ID!) { agencies(ids: ["other", $id, "another", $id]) { id contract } }',
    )
    const own = { id: agency.id, contract: '1.0' }
    expect(body).toEqual({ data: { agencies: [null, own, null, own] } })
  })
})

describe('estimates of the four families', () => {
  it('equal the formula on the published counts', async () => {
    const { cells } = await serving.agencyFields<{
      cells: [{ counts: { answer: string; count: number }[]; countVariance: number }]
    }>(
      `cells(window: "2026-03", measures: ["satisfaction-5"], journeys: ["pothole"]) {
         counts { answer count } countVariance subjects release }`,
    )
    const [cell] = cells
    const metric = vocabulary.metrics.get('satisfaction-index')
    if (metric === undefined) throw new Error('no metric')
    const expected = estimate(metric, {
      measure: 'satisfaction-5',
      counts: new Map(cell.counts.map(({ answer, count }) => [answer, count])),
      countVariance: cell.countVariance,
    })
    if (!expected.estimable) throw new Error('not estimable')
    const read = await journey<{ voiceOfCitizen: { satisfaction: Estimate } }>(
      `voiceOfCitizen { satisfaction { ${estimateFields} } }`,
      'id: "pothole", window: "2026-03"',
    )
    expect(read.voiceOfCitizen.satisfaction).toEqual({
      metric: 'satisfaction-index',
      formula: 'satisfaction-index@1',
      status: 'PUBLISHED',
      value: expected.estimate.value,
      low: expected.estimate.low,
      high: expected.estimate.high,
      n: expected.estimate.n,
      unit: 'INDEX',
      currency: null,
      measure: 'satisfaction-5',
      basis: 'PROTECTED',
      release,
    })
    expect(expected.estimate.value).toBeGreaterThan(55)
    expect(expected.estimate.value).toBeLessThan(75)
  })

  it('come from every family, and from what the agency reports where nothing is counted', async () => {
    const read = await journey<{
      window: string
      release: string
      voiceOfCitizen: Record<string, Estimate>
      voiceOfEmployee: Record<string, Estimate>
      behaviour: Record<string, Estimate> & { abandonment: { stage: string; estimate: Estimate }[] }
      demand: Record<string, Estimate> & { channels: { channel: string; estimate: Estimate }[] }
    }>(
      `window release
       voiceOfCitizen { advocacy { ${estimateFields} } trust { status } ease { status value } emotion { status } }
       voiceOfEmployee { empowerment { ${estimateFields} } engagement { status } }
       behaviour { completion { status value } abandonment { stage estimate { status value } } }
       demand { failureDemand { status value } costPerContact { ${estimateFields} }
         channels { channel estimate { status value } } }`,
      'id: "pothole"',
    )
    expect(read).toMatchObject({ window: '2026-03', release })
    expect(read.voiceOfCitizen['advocacy']).toMatchObject({
      status: 'PUBLISHED',
      value: 41.5,
      n: 900,
      basis: 'REPORTED',
      low: null,
      high: null,
      measure: null,
    })
    expect(read.voiceOfCitizen['trust']).toEqual({ status: 'SUPPRESSED' })
    expect(read.voiceOfCitizen['ease']).toMatchObject({ status: 'NOT_ESTIMABLE' })
    expect(read.voiceOfCitizen['emotion']).toEqual({ status: 'NOT_COLLECTED' })
    expect(read.voiceOfEmployee['empowerment']).toMatchObject({
      status: 'PUBLISHED',
      basis: 'PROTECTED',
    })
    expect(read.voiceOfEmployee['engagement']).toEqual({ status: 'NOT_COLLECTED' })
    expect(read.behaviour['completion']?.value).toBeGreaterThan(70)
    expect(read.behaviour['completion']?.value).toBeLessThan(80)
    const apply = read.behaviour.abandonment.find(({ stage }) => stage === 'apply')
    expect(apply?.estimate.value).toBeGreaterThan(20)
    expect(read.demand['failureDemand']?.value).toBeGreaterThan(35)
    expect(read.demand['costPerContact']).toMatchObject({
      status: 'PUBLISHED',
      currency: 'DKK',
      unit: 'MONEY',
    })
    expect(read.demand['costPerContact']?.value).toBeGreaterThan(18)
    expect(read.demand['costPerContact']?.value).toBeLessThan(34)
    expect(read.demand.channels.map(({ channel }) => channel)).toContain('phone')
  })

  it('gives what a contact through one channel costs, as the gateway does', async () => {
    const read = await journey<{ demand: Record<string, Estimate> }>(
      `demand { costPerContact { ${estimateFields} } }`,
      'id: "pothole", channel: "phone"',
    )
    expect(read.demand['costPerContact']).toMatchObject({
      status: 'PUBLISHED',
      value: 50,
      currency: 'DKK',
      basis: 'REPORTED',
      n: null,
    })
  })

  it.each([
    ['a cell that is too small', 'id: "graffiti", window: "2026-03"', 'SUPPRESSED'],
    ['a cell that is empty', 'id: "abandoned-vehicle", window: "2026-03"', 'SUPPRESSED'],
    ['a window without a release', 'id: "pothole", window: "2026-01"', 'NOT_YET_PUBLISHED'],
  ])('say why there is none: %s', async (_case, args, status) => {
    const read = await journey<{ voiceOfCitizen: { satisfaction: Estimate } }>(
      'voiceOfCitizen { satisfaction { status value low high n } }',
      args,
    )
    expect(read.voiceOfCitizen.satisfaction).toEqual({
      status,
      value: null,
      low: null,
      high: null,
      n: null,
    })
  })

  it('are not collected where a measure cannot be counted, whatever the records', async () => {
    const { demand } = await journey<{ demand: { contacts: Estimate } }>(
      'demand { contacts { status } }',
      'id: "pothole", channel: "web"',
    )
    expect(demand.contacts).toEqual({ status: 'NOT_COLLECTED' })
  })

  it('are given for any metric of the vocabulary, in the order asked', async () => {
    const { metrics } = await journey<{ metrics: Estimate[] }>(
      'metrics(ids: ["failure-demand", "percent-satisfied", "failure-demand"]) { metric status }',
      'id: "ALL"',
    )
    expect(metrics).toEqual([
      { metric: 'failure-demand', status: 'PUBLISHED' },
      { metric: 'percent-satisfied', status: 'PUBLISHED' },
      { metric: 'failure-demand', status: 'PUBLISHED' },
    ])
  })

  it('can be given for every metric that there is', async () => {
    const ids = [...vocabulary.metrics.keys()]
    const { metrics } = await journey<{ metrics: Estimate[] }>(
      `metrics(ids: ${JSON.stringify(ids)}) { metric status value }`,
      'id: "pothole"',
    )
    expect(metrics.map(({ metric }) => metric)).toEqual(ids)
    for (const { status, value } of metrics) expect(value === null).toBe(status !== 'PUBLISHED')
  })
})

describe('the other fields of an agency', () => {
  it('list the releases in force, newest window first, with how counts were protected', async () => {
    const { releases } = await serving.agencyFields<{ releases: Record<string, unknown>[] }>(
      'releases { id seq previous window publishedAt contract rows merkleRoot supersedes manifest protection { profile minimumSubjects countVariance parameters } }',
    )
    expect(releases.map(({ window, seq }) => [window, seq])).toEqual([
      ['2026-03', 2],
      ['2026-02', 1],
    ])
    expect(releases[0]).toMatchObject({
      id: release,
      previous: releases[1]?.['id'],
      protection: {
        profile: 'PERTURBATION_TABLE',
        minimumSubjects: 10,
        countVariance: 3,
        parameters: 'CITX-PT/1 D=5 V=3 js=2 publish-at=10 employees=15',
      },
    })
    const { releases: one } = await serving.agencyFields<{ releases: unknown[] }>(
      'releases(window: "2026-02", first: 1) { seq }',
    )
    expect(one).toEqual([{ seq: 1 }])
  })

  it('tell how things are collected, but not what begins later', async () => {
    const { measures } = await serving.agencyFields<{ measures: Record<string, unknown>[] }>(
      'measures { measure family wording wordingId wordingClass mode coverage since breaks { kind } }',
    )
    expect(measures).toContainEqual({
      measure: 'satisfaction-5',
      family: 'VOICE_OF_CITIZEN',
      wording: 'How satisfied were you?',
      wordingId: 'w1',
      wordingClass: 'standard',
      mode: 'WEB',
      coverage: 'SELF_SELECTED',
      since: '2025-01',
      breaks: [],
    })
    expect(measures.map(({ measure }) => measure)).not.toContain('emotion-5')
    expect(measures.map(({ measure }) => measure)).toContain('contact-channel')
  })

  it('name the journeys with anything published', async () => {
    expect(await serving.agencyFields('journeyIds')).toEqual({ journeyIds: ['pothole'] })
  })

  it('give cells of the margins unless members are named, and no cell that is not published', async () => {
    const { cells } = await serving.agencyFields<{
      cells: { journey: string; channel: string; measure: string }[]
    }>(
      'cells(window: "2026-03") { measure journey channel stage window subjects dominant release counts { answer count } }',
    )
    expect(cells.every(({ channel }) => channel === 'ALL')).toBe(true)
    expect(new Set(cells.map(({ journey: at }) => at))).toEqual(new Set(['ALL', 'pothole']))
    const { cells: web } = await serving.agencyFields<{ cells: { channel: string }[] }>(
      'cells(window: "2026-03", measures: ["satisfaction-5"], journeys: ["pothole", "graffiti"], channels: ["web", "phone", "ALL"]) { channel }',
    )
    expect(web.map(({ channel }) => channel).toSorted()).toEqual(['ALL', 'phone', 'web'])
    expect(await serving.agencyFields('cells(window: "2020") { measure }')).toEqual({ cells: [] })
  })

  it('give reported figures', async () => {
    const { figures } = await serving.agencyFields<{ figures: Record<string, unknown>[] }>(
      'figures(ids: ["unit-cost", "trust-index"]) { id journey channel stage window value counts { answer count } measure n currency source release }',
    )
    expect(figures.map(({ id, value, currency }) => [id, value, currency])).toEqual([
      ['trust-index', 70, null],
      ['unit-cost', 50, 'DKK'],
      ['unit-cost', 2, 'DKK'],
    ])
  })
})

describe('wrong arguments', () => {
  it.each([
    ['journey(id: "pothle") { journeyId }', 'UNKNOWN_JOURNEY', /did you mean pothole/],
    [
      'journey(id: "pothole", channel: "webb") { journeyId }',
      'UNKNOWN_CHANNEL',
      /did you mean web/,
    ],
    ['journey(id: "pothole", stage: "nowhere") { journeyId }', 'UNKNOWN_STAGE', /nowhere/],
    ['journey(id: "pothole", window: "2026-13") { journeyId }', 'UNKNOWN_WINDOW', /2026-13/],
    ['cells(window: "March") { measure }', 'UNKNOWN_WINDOW', /March/],
    [
      'cells(window: "2026-03", measures: ["satisfaction"]) { measure }',
      'UNKNOWN_MEASURE',
      /satisfaction-\d/,
    ],
    [
      'cells(window: "2026-03", journeys: ["x\\u0000y"]) { measure }',
      'UNKNOWN_JOURNEY',
      /x\\u0000y/,
    ],
    [
      'journey(id: "pothole") { metrics(ids: ["__proto__"]) { value } }',
      'UNKNOWN_METRIC',
      /__proto__/,
    ],
    ['figures(ids: ["constructor"]) { id }', 'UNKNOWN_METRIC', /constructor/],
    ['releases(first: -1) { id }', 'BAD_REQUEST', /first is -1/],
  ])('are named: %s', async (field, code, message) => {
    const { body } = await serving.ask(`query ($id: ID!) { agencies(ids: [$id]) { ${field} } }`)
    expect(body.errors?.[0]?.extensions.code).toBe(code)
    expect(body.errors?.[0]?.message).toMatch(message)
  })

  it('are named in variables too', async () => {
    const { body } = await serving.ask(
      'query ($id: ID!, $w: Window!) { agencies(ids: [$id]) { cells(window: $w) { measure } } }',
      { variables: { w: '2026-3' } },
    )
    expect(body.errors?.[0]?.extensions.code).toBe('UNKNOWN_WINDOW')
  })
})
