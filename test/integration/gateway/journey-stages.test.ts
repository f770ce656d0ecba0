import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import {
  journey,
  startFactsAgency,
  window,
  type CellFacts,
  type Facts,
} from './support/start-facts-agency.ts'

const fields = `
  journeyId window
  stages {
    stage name order published
    abandonment { metric rows { agency estimate { status value } } peers { median } }
    ease { metric formula rows { agency estimate { value } grade } peers { agencies median lowerQuartile upperQuartile } }
    negativeEmotion { metric rows { agency estimate { status value } grade reasons { code } } peers { agencies median } }
    failureDemand { metric rows { agency estimate { value } } peers { median } }
  }
  agencies {
    agency reasons { code }
    arises { stage value otherStages difference { value low high pValue adjustedPValue significant } agencies }
  }
  acrossAgencies { stage value otherStages difference { value low high adjustedPValue significant } agencies }
  reasons { code } methods { id } participation { agency status }
`

const query = `query ($of: ID, $agencies: [ID!]) {
  journeyStages(journey: "${journey}", window: "${window}", of: $of, agencies: $agencies) { ${fields} }
}`

/** Negative and other emotions at each stage, so many of a hundred being negative. */
function emotions(negative: Readonly<Record<string, number>>): CellFacts[] {
  const shares = Object.values(negative)
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  return Object.entries({ ...negative, ALL: mean }).map(([stage, share]) => ({
    measure: 'emotion-category',
    stage,
    countVariance: 2,
    counts: { negative: Math.round(4 * share), positive: Math.round(4 * (100 - share)) },
  }))
}

const collected = [
  { measure: 'emotion-category', wordingClass: 'standard', mode: 'WEB' },
  { measure: 'ease-5', wordingClass: 'standard', mode: 'WEB' },
]

const facts: Readonly<Record<string, Facts>> = {
  alpha: {
    cells: [
      ...emotions({ apply: 10, track: 40, receive: 12 }),
      { measure: 'furthest-stage', counts: { apply: 30, track: 20, completed: 150 } },
      { measure: 'ease-5', stage: 'apply', counts: { '5': 300, '1': 100 } },
      { measure: 'contact-nature', stage: 'track', counts: { value: 100, failure: 300 } },
    ],
    collected,
  },
  beta: { cells: emotions({ apply: 12, track: 38, receive: 10 }), collected },
  gamma: { cells: emotions({ apply: 9, track: 44, receive: 15 }), collected },
  even: { cells: emotions({ apply: 20, track: 21, receive: 19 }), collected },
  single: { cells: emotions({ track: 50 }), collected },
  silent: { stated: 'NOT_COLLECTED' },
}

describe('the stages of a journey', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const agencies = []
    for (const [id, known] of Object.entries(facts))
      agencies.push(await startFactsAgency(exchange, id, known))
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function ask(variables: Readonly<Record<string, unknown>> = {}) {
    const answer = await exchange.ask(query, { variables })
    expect(answer.errors).toEqual([])
    const { journeyStages } = Object(answer.data)
    const stage = (id: string) =>
      journeyStages.stages.find((each: { stage: string }) => each.stage === id)
    const agency = (id: string) =>
      journeyStages.agencies.find((each: { agency: string }) => each.agency === id)
    return { journeyStages, stage, agency }
  }

  it('are all shown in their order, with four metrics each and the peers beside them', async () => {
    const { journeyStages, stage } = await ask()
    expect(journeyStages.stages.map(({ order }: { order: number }) => order)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
    expect(stage('pay')).toMatchObject({ name: 'Pay', published: false })
    const track = stage('track')
    expect(track.published).toBe(true)
    expect(track.negativeEmotion.peers).toEqual({ agencies: 5, median: 40 })
    expect(track.negativeEmotion.rows).toMatchObject([
      { agency: 'alpha', estimate: { status: 'PUBLISHED', value: 40 }, grade: 'A' },
      { agency: 'beta' },
      { agency: 'even' },
      { agency: 'gamma' },
      { agency: 'silent', estimate: { status: 'NOT_COLLECTED' }, grade: null },
      { agency: 'single' },
    ])
    // 20 of the 170 who came to the stage gave up there.
    expect(track.abandonment).toMatchObject({ metric: 'abandonment-track', peers: null })
    expect(track.abandonment.rows[0].estimate.value).toBeCloseTo((100 * 20) / 170, 10)
    expect(track.failureDemand.rows[0].estimate.value).toBe(75)
    expect(stage('apply').ease).toMatchObject({ metric: 'ease-index', formula: 'ease-index@1' })
    expect(stage('apply').ease.rows[0].estimate.value).toBe(75)
  })

  it('show where negative emotion arises at each agency, or that no stage stands out', async () => {
    const { journeyStages, agency } = await ask()
    expect(agency('alpha').arises).toMatchObject({
      stage: 'track',
      value: 40,
      otherStages: 11,
      agencies: 1,
      difference: { value: 29, significant: true },
    })
    const { low, pValue, adjustedPValue } = agency('alpha').arises.difference
    expect(low).toBeGreaterThan(20)
    expect(adjustedPValue).toBeGreaterThanOrEqual(pValue)
    expect(agency('even')).toEqual({
      agency: 'even',
      arises: null,
      reasons: [{ code: 'NONE_STANDS_OUT' }],
    })
    for (const id of ['single', 'silent'])
      expect(agency(id)).toMatchObject({ arises: null, reasons: [{ code: 'TOO_SHORT' }] })
    expect(journeyStages.methods).toEqual([
      { id: 'stage-contrast@1' },
      { id: 'random-effects-mean@1' },
    ])
  })

  it('show where it arises across agencies, each compared with itself', async () => {
    const agencies = ['alpha', 'beta', 'gamma', 'single']
    const { journeyStages } = await ask({ agencies })
    expect(journeyStages.reasons).toEqual([])
    expect(journeyStages.acrossAgencies).toMatchObject({
      stage: 'track',
      value: 40,
      agencies: 3,
      difference: { significant: true },
    })
    expect(journeyStages.acrossAgencies.difference.low).toBeGreaterThan(15)
    const few = await ask({ agencies: ['alpha', 'beta'] })
    expect(few.journeyStages).toMatchObject({
      acrossAgencies: null,
      reasons: [{ code: 'TOO_FEW_AGENCIES' }],
    })
  })

  it('are those of one agency beside its peers', async () => {
    const { journeyStages, stage } = await ask({ of: 'alpha' })
    expect(journeyStages.agencies).toMatchObject([{ agency: 'alpha', arises: { stage: 'track' } }])
    const { rows, peers } = stage('track').negativeEmotion
    expect(rows).toMatchObject([{ agency: 'alpha' }])
    // The others are 38, 21, 44 and 50.
    expect(peers).toEqual({ agencies: 4, median: 41 })
    expect(journeyStages.participation).toHaveLength(6)
  })

  it('are found at each step of a life event', async () => {
    const answer = await exchange.ask(`{ lifeEvent(id: "having-a-child") {
      across(window: "${window}", agencies: ["alpha", "beta", "gamma"]) { steps { published stages { ${fields} } } }
    } }`)
    expect(answer.errors).toEqual([])
    const { steps } = Object(answer.data).lifeEvent.across
    expect(steps[0]).toMatchObject({
      published: true,
      stages: { journeyId: journey, acrossAgencies: { stage: 'track' } },
    })
    expect(steps[1]).toMatchObject({
      published: false,
      stages: { agencies: [], acrossAgencies: null, reasons: [{ code: 'TOO_FEW_AGENCIES' }] },
    })
  })
})
