import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EstimateStatus } from '@citx/agency/subgraph/estimates/estimate-answer.ts'
import { createLogger } from '@citx/kit/log/logger.ts'
import { addRecords, people, publish, testAgency, type TestAgency } from '../release/test-agency.ts'
import { EVERYTHING, serve, type Serving } from './serving.ts'

let agency: TestAgency
let serving: Serving
const clock = { now: new Date('2026-06-15T12:00:00Z') }

beforeAll(async () => {
  agency = await testAgency({ newSettings: { timeZone: 'Europe/Copenhagen' } })
  const behaviour = { family: 'behaviour', answers: ['furthest-stage=completed'] } as const
  const demand = { family: 'demand', answers: ['contact-nature=failure'] } as const
  const employee = { family: 'voice-of-employee', answers: ['empowerment-5=4'] } as const
  for (const journey of ['pothole', 'graffiti'])
    await addRecords(
      agency,
      [
        ...people(300, `a-${journey}`, { journey, answers: ['satisfaction-5=4'] }),
        ...people(400, `b-${journey}`, { journey, ...behaviour }),
        ...people(400, `c-${journey}`, {
          journey,
          ...behaviour,
          answers: ['furthest-stage=apply'],
        }),
        ...people(400, `d-${journey}`, { journey, ...demand }),
        ...people(200, `e-${journey}`, { journey, ...demand, answers: ['contact-nature=value'] }),
        ...people(80, `f-${journey}`, { journey, ...employee }),
        ...people(80, `g-${journey}`, { journey, ...employee, answers: ['empowerment-5=2'] }),
        ...people(200, `h-${journey}`, { journey, answers: ['satisfaction-5=2'] }),
      ],
      {
        source: journey,
        figures: [
          {
            id: 'net-promoter-score',
            window: '2026-03',
            journey,
            channel: 'ALL',
            stage: 'ALL',
            value: 30,
            source: 's',
          },
          {
            id: 'residents',
            window: '2026-03',
            journey: 'ALL',
            channel: 'ALL',
            stage: 'ALL',
            value: 50_000,
            source: 's',
          },
        ],
      },
    )
  await publish(agency, '2026-03')
  serving = await serve(agency, { clock: () => clock.now })
})
afterAll(async () => {
  await serving[Symbol.asyncDispose]()
  await agency[Symbol.asyncDispose]()
})

const families = `
  voiceOfCitizen { satisfaction { status value } advocacy { status value } emotion { status value } }
  voiceOfEmployee { empowerment { status value } }
  behaviour { completion { status value } }
  demand { failureDemand { status value } }`

interface Insight {
  readonly release: string | null
  readonly window: string | null
  readonly voiceOfCitizen: Record<'satisfaction' | 'advocacy' | 'emotion', Estimate>
  readonly voiceOfEmployee: { readonly empowerment: Estimate }
  readonly behaviour: { readonly completion: Estimate }
  readonly demand: { readonly failureDemand: Estimate }
}
interface Estimate {
  readonly status: EstimateStatus
  readonly value: number | null
}

interface Asker {
  readonly partner?: string
  readonly forum?: string
  readonly purpose?: string
}

async function statuses(journey: string, asker: Asker = {}) {
  const { journey: read } = await serving.agencyFields<{ journey: Insight }>(
    `journey(id: "${journey}", window: "2026-03") { release window ${families} }`,
    asker,
  )
  for (const { status, value } of [read.voiceOfCitizen.satisfaction, read.demand.failureDemand])
    expect(value === null).toBe(status !== 'PUBLISHED')
  return {
    voc: read.voiceOfCitizen.satisfaction.status,
    voe: read.voiceOfEmployee.empowerment.status,
    beh: read.behaviour.completion.status,
    dem: read.demand.failureDemand.status,
  }
}

const NONE = { voc: 'NOT_SHARED', voe: 'NOT_SHARED', beh: 'NOT_SHARED', dem: 'NOT_SHARED' }
const ALL_FOUR = { voc: 'PUBLISHED', voe: 'PUBLISHED', beh: 'PUBLISHED', dem: 'PUBLISHED' }

describe('what is shared', () => {
  const cases: readonly [string, string, string, Asker, object, string][] = [
    [
      'everything',
      EVERYTHING,
      'pothole',
      {},
      ALL_FOUR,
      'voice-of-citizen,voice-of-employee,behaviour,demand',
    ],
    ['nothing without an agreement', '[]', 'pothole', {}, NONE, ''],
    ['nothing with another partner', EVERYTHING, 'pothole', { partner: 'p2' }, NONE, ''],
    ['nothing for another purpose', EVERYTHING, 'pothole', { purpose: 'research' }, NONE, ''],
    [
      'one family',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand] }]',
      'pothole',
      {},
      { ...NONE, dem: 'PUBLISHED' },
      'demand',
    ],
    [
      'one journey',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], journeys: [pothole] }]',
      'pothole',
      {},
      { ...NONE, dem: 'PUBLISHED' },
      'demand',
    ],
    [
      'not another journey',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], journeys: [pothole] }]',
      'graffiti',
      {},
      NONE,
      'demand',
    ],
    [
      'not their margin, unless named',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], journeys: [pothole] }]',
      'ALL',
      {},
      NONE,
      'demand',
    ],
    [
      'their margin when named',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], journeys: [ALL] }]',
      'ALL',
      {},
      { ...NONE, dem: 'PUBLISHED' },
      'demand',
    ],
    [
      'with a forum that the grant names',
      '[{ grantee: f1, purposes: [benchmarking], families: [behaviour] }]',
      'pothole',
      { forum: 'f1' },
      { ...NONE, beh: 'PUBLISHED' },
      'behaviour',
    ],
    [
      'not with a forum that it does not name',
      '[{ grantee: f1, purposes: [benchmarking], families: [behaviour] }]',
      'pothole',
      {},
      NONE,
      '',
    ],
    [
      'by two agreements: families of both, and of one family the narrower',
      `[{ grantee: p1, purposes: [benchmarking], families: [demand, behaviour] },
        { grantee: f1, purposes: [benchmarking], families: [demand, voice-of-citizen], journeys: [graffiti] }]`,
      'pothole',
      { forum: 'f1' },
      { ...NONE, beh: 'PUBLISHED' },
      'voice-of-citizen,behaviour,demand',
    ],
    [
      'not before it begins',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], from: 2026-06-16 }]',
      'pothole',
      {},
      NONE,
      '',
    ],
    [
      'on its first day',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], from: 2026-06-15 }]',
      'pothole',
      {},
      { ...NONE, dem: 'PUBLISHED' },
      'demand',
    ],
    [
      'on its last day',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], until: 2026-06-15 }]',
      'pothole',
      {},
      { ...NONE, dem: 'PUBLISHED' },
      'demand',
    ],
    [
      'not after its last day',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], until: 2026-06-14 }]',
      'pothole',
      {},
      NONE,
      '',
    ],
    [
      'not from the moment it ends',
      "[{ grantee: p1, purposes: [benchmarking], families: [demand], until: '2026-06-15T12:00:00Z' }]",
      'pothole',
      {},
      NONE,
      '',
    ],
    [
      'nothing of an agreement without families',
      '[{ grantee: p1, purposes: [benchmarking], families: [] }]',
      'pothole',
      {},
      NONE,
      '',
    ],
    [
      'nothing of an agreement without journeys',
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], journeys: [] }]',
      'pothole',
      {},
      NONE,
      '',
    ],
  ]
  it.each(cases)('%s', async (_case, agreements, journey, asker, expected, shared) => {
    await serving.share(agreements)
    expect(await statuses(journey, asker)).toEqual(expected)
    const { headers } = await serving.ask('{ agencies(ids: []) { id } }', asker)
    expect(headers.get('citx-shared')).toBe(shared)
    expect(headers.get('citx-release') === 'none').toBe(shared === '')
  })

  it('is nothing while the file is wrong, and what it says once corrected, without a restart', async () => {
    await serving.share(EVERYTHING)
    expect(await statuses('pothole')).toEqual(ALL_FOUR)
    await serving.share('[{ grantee: p1, families: [demands] }]')
    expect(await statuses('pothole')).toEqual(NONE)
    await serving.share(
      '[{ grantee: p1, purposes: [benchmarking], families: [voice-of-employee] }]',
    )
    expect(await statuses('pothole')).toEqual({ ...NONE, voe: 'PUBLISHED' })
  })
})

async function view(asker: Asker): Promise<string | null> {
  const { headers } = await serving.ask('{ agencies(ids: []) { id } }', asker)
  return headers.get('citx-view')
}

describe('the view of an answer', () => {
  it('is equal exactly for those who may see the same', async () => {
    await serving.share(`
- { grantee: p1, purposes: [benchmarking], families: [demand], journeys: [pothole, graffiti] }
- { grantee: p2, purposes: [benchmarking], families: [demand], journeys: [graffiti, pothole, pothole], until: 2030-01-01 }
- { grantee: p3, purposes: [benchmarking], families: [demand] }`)
    const [p1, p2, p3, p4] = await Promise.all(
      ['p1', 'p2', 'p3', 'p4'].map((partner) => view({ partner })),
    )
    expect(p1).toBe(p2)
    expect(new Set([p1, p3, p4]).size).toBe(3)
  })
})

describe('what is not shared', () => {
  it('looks the same whether it exists or not', async () => {
    await serving.share(
      '[{ grantee: p1, purposes: [benchmarking], families: [demand], journeys: [pothole] }]',
    )
    const ask = (journey: string, window: string) =>
      serving.agencyFields(
        `journeyIds measures { measure } figures { id }
         cells(window: "${window}", journeys: ["${journey}"], channels: ["ALL", "web"]) { measure }
         journey(id: "${journey}", window: "${window}") { ${families} metrics(ids: ["net-promoter-score", "digital-take-up"]) { status value n release measure basis } }`,
      )
    const there = await ask('graffiti', '2026-03')
    expect(await ask('abandoned-vehicle', '2026-03')).toEqual(there)
    expect(await ask('graffiti', '2024-03')).toEqual(there)
    expect(JSON.stringify(there)).not.toMatch(/satisfaction-5|empowerment-5|furthest-stage/)
  })

  it('shows nothing at all to a stranger, not even that there are releases', async () => {
    await serving.share('[]')
    const seen = await serving.agencyFields(
      'releases { id } measures { measure } journeyIds figures { id } cells(window: "2026-03") { measure } journey(id: "ALL") { window release }',
    )
    expect(seen).toEqual({
      releases: [],
      measures: [],
      journeyIds: [],
      figures: [],
      cells: [],
      journey: { window: null, release: null },
    })
  })

  it('is not in the file that is given to whom less is shared, and nobody else gets one', async () => {
    await serving.share('[{ grantee: p1, purposes: [benchmarking], families: [demand] }]')
    const [first] = JSON.parse((await serving.get('/releases')).text)
    expect(first).toMatchObject({ window: '2026-03', whole: false })
    const { text } = await serving.get(`/releases/${first.id}`)
    expect(text).toContain('"measure":"contact-nature"')
    expect(text).not.toMatch(/satisfaction-5|empowerment-5|furthest-stage|net-promoter-score/)
    for (const path of [`/releases/${'a'.repeat(64)}`, `/releases/${first.id}`]) {
      const refused = await serving.get(path, { partner: 'somebody' })
      expect(refused.status).toBe(403)
      expect(refused.text.replaceAll(/"requestId":"[^"]*"/g, '')).toMatch(/shared with you/)
    }
    expect((await serving.get('/releases', { partner: 'somebody' })).text).toBe('[]')
  })

  it('is given as a file to whom everything is shared', async () => {
    await serving.share(EVERYTHING)
    const { text } = await serving.get('/releases')
    const [first] = JSON.parse(text)
    const file = await serving.get(`/releases/${first.id}`)
    expect(file.status).toBe(200)
    expect(file.text.split('\n')).toHaveLength(first.rows + 2)
  })
})

describe('an agreement that ends while an answer is made', () => {
  it('is looked at again on the way out: nothing leaves', async () => {
    await serving.share(
      "[{ grantee: p1, purposes: [benchmarking], families: [demand], until: '2026-06-15T12:00:10Z' }]",
    )
    const times = [0, 0, 5, 11].map(
      (seconds) => new Date(Date.parse('2026-06-15T12:00:00Z') + seconds * 1000),
    )
    let looks = 0
    await using moving = await serve(agency, {
      agreements:
        "[{ grantee: p1, purposes: [benchmarking], families: [demand], until: '2026-06-15T12:00:10Z' }]",
      clock: () => times[Math.min(looks++, times.length - 1)] ?? new Date(0),
    })
    const { body } = await moving.ask(
      'query ($id: ID!) { agencies(ids: [$id]) { journey(id: "pothole", window: "2026-03") { demand { failureDemand { value } } } } }',
    )
    expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL')
    expect(JSON.stringify(body)).not.toContain('"value":')
  })
})

describe('a caller without a grant', () => {
  const query = '{ agencies(ids: []) { id } }'
  const grants: readonly [string, () => string | Promise<string>][] = [
    ['none', () => ''],
    ['not a token', () => 'abc'],
    ['random bytes', () => randomBytes(60).toString('base64url')],
    ['signed by no gateway', () => serving.forgedGrant()],
    [
      'for another agency',
      () => serving.grant({ partner: 'p1', purpose: 'benchmarking', agency: 'other' }),
    ],
  ]
  it.each(grants)('is refused: %s', async (_case, make) => {
    const { status, body, headers } = await serving.ask(query, { grant: await make() })
    expect(status).toBe(401)
    expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(body.data).toBeUndefined()
    expect(headers.get('citx-release')).toBeNull()
    expect((await serving.get('/releases', { grant: await make() })).status).toBe(401)
  })
})

describe('the log', () => {
  it('says who asked, for what, and what is shared with them, and nothing of question or answer', async () => {
    const lines: string[] = []
    const log = createLogger({
      name: 'agency',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    })
    await using logged = await serve(agency, {
      agreements: '[{ grantee: p1, purposes: [benchmarking], families: [demand] }]',
      clock: () => clock.now,
      log,
    })
    const query = `{ agencies(ids: ["${agency.id}"]) { cells(window: "2026-03") { subjects } } }`
    for (const options of [{ partner: 'p1' }, { partner: 'p2' }, { grant: 'none' }])
      await logged.ask(query, options)
    const entries = lines.map((line) => JSON.parse(line)).filter(({ access }) => access)
    expect(entries.map(({ access }) => access)).toMatchObject([
      {
        partner: 'p1',
        purpose: 'benchmarking',
        gateway: 'gw',
        decision: 'shared',
        families: ['demand'],
        release: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { partner: 'p2', decision: 'nothing-shared', families: [] },
      { decision: 'refused' },
    ])
    for (const entry of entries) expect(entry.requestId).toBeTypeOf('string')
    expect(lines.join('')).not.toContain('2026-03')
  })
})
