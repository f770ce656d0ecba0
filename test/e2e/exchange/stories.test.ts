import { beforeAll, describe, expect, it } from 'vitest'
import { sharedNetwork, type SharedNetwork } from '../../support/network.ts'

let network: SharedNetwork
beforeAll(async () => {
  network = await sharedNetwork()
}, 240_000)

describe('what the sample agencies lived through is found through the gateway', () => {
  it('a channel shift took the cost of a contact from 145 to 10', async () => {
    const { data, errors } = await network.ask(`{ agency(id: "skanderhoj") {
      before: journey(id: "parking-permit", window: "2024-12") { demand { costPerContact { value low high currency } } }
      after: journey(id: "parking-permit", window: "2026-09") { demand { costPerContact { value low high currency } } }
    } }`)
    expect(errors).toBeUndefined()
    const { before, after } = data.agency
    expect(before.demand.costPerContact).toMatchObject({ value: 145, currency: 'DKK' })
    expect(after.demand.costPerContact).toMatchObject({ value: 10, currency: 'DKK' })
  })

  it('a self-service launch took about 95 % of the desk visits away', async () => {
    const { data } = await network.ask(`{ agency(id: "pendlebury") {
      before: cells(window: "2024-12", measures: ["contact-channel"], journeys: ["council-tax"]) { counts { answer count } }
      after: cells(window: "2025-12", measures: ["contact-channel"], journeys: ["council-tax"]) { counts { answer count } }
    } }`)
    const kept = deskVisits(data.agency.after) / deskVisits(data.agency.before)
    expect(1 - kept).toBeGreaterThan(0.9)
    expect(1 - kept).toBeLessThan(0.99)
  })

  it('a published satisfaction rose with its formula, not with what people answered', async () => {
    const { data } = await network.ask(`{ agency(id: "northmoor") {
      figures(ids: ["satisfaction-index", "percent-satisfied"]) { id window value }
      before: journey(id: "power-of-attorney", window: "2026-03") { voiceOfCitizen { satisfaction { low high basis } } }
      after: journey(id: "power-of-attorney", window: "2026-04") { voiceOfCitizen { satisfaction { low high basis } } }
    } }`)
    const { figures, before, after } = data.agency
    expect(figures).toContainEqual({ id: 'satisfaction-index', window: '2026-03', value: 77.1 })
    expect(figures).toContainEqual({ id: 'percent-satisfied', window: '2026-04', value: 80.4 })
    const [march, april] = [before, after].map((insight) => insight.voiceOfCitizen.satisfaction)
    expect(march.basis).toBe('PROTECTED')
    expect(march.low).toBeLessThan(april.high)
    expect(april.low).toBeLessThan(march.high)
  })

  it('negative emotion arises where Eastvale has people prove their need of care', async () => {
    const { data, errors } =
      await network.ask(`{ journeyStages(journey: "care-assessment", window: "2026-Q3", of: "eastvale") {
      agencies { agency arises { stage value otherStages difference { low significant } } }
    } }`)
    expect(errors).toBeUndefined()
    const [{ agency, arises }] = data.journeyStages.agencies
    expect(agency).toBe('eastvale')
    expect(arises).toMatchObject({ stage: 'prove', difference: { significant: true } })
    expect(arises.value).toBeGreaterThan(arises.otherStages + 10)
  })

  it('becoming a carer breaks at the care assessment of Eastvale', async () => {
    const { data, errors } =
      await network.ask(`{ lifeEvent(id: "becoming-a-carer") { across(window: "2026-Q3") {
      steps { journey { id } published agencies { agency { id } } }
      weakest { journey { id } agency { id name } evidence { estimate { metric value } otherSteps } }
      participation { agency status }
    } } }`)
    expect(errors).toBeUndefined()
    const { steps, weakest, participation } = data.lifeEvent.across
    expect(weakest).toMatchObject({
      journey: { id: 'care-assessment' },
      agency: { id: 'eastvale' },
    })
    expect(weakest.evidence.length).toBeGreaterThan(1)
    expect(steps).toContainEqual({
      journey: { id: 'carers-benefit' },
      published: false,
      agencies: [],
    })
    expect(participation).toHaveLength(6)
  })

  it('a small agency has cells that are not published, and says no more than that', async () => {
    const { data } = await network.ask(`{ agency(id: "little-marsh") {
      all: journey(id: "council-tax", window: "2026-Q3") { demand { failureDemand { status } } }
      post: journey(id: "council-tax", window: "2026-09", channel: "post") { demand { failureDemand { status value n } } }
    } }`)
    expect(data.agency.all.demand.failureDemand.status).toBe('PUBLISHED')
    expect(data.agency.post.demand.failureDemand).toEqual({
      status: 'SUPPRESSED',
      value: null,
      n: null,
    })
  })

  it('one agency does not share what its employees say, whatever there is', async () => {
    const { data } = await network.ask(`{ agencies {
      id journey(id: "ALL", window: "2026-Q3") { voiceOfEmployee { engagement { status } } }
    } }`)
    const statuses = Object.fromEntries(
      data.agencies.map((agency: EmployeeVoice) => [
        agency.id,
        agency.journey.voiceOfEmployee.engagement.status,
      ]),
    )
    expect(statuses).toMatchObject({ eastvale: 'NOT_SHARED', riverside: 'PUBLISHED' })
  })

  it('one journey compares across agencies, in ranges and with everyone accounted for', async () => {
    const { data, errors } =
      await network.ask(`{ comparison(metric: "percent-satisfied", journey: "council-tax", window: "2026-Q3") {
      verdict { status } formula
      rows { agency { id name } estimate { status value low high n } grade rank { from to } }
      summary { agencies median }
      participation { agency status }
    } }`)
    expect(errors).toBeUndefined()
    const { verdict, rows, summary, participation } = data.comparison
    expect(verdict.status).toBe('COMPARABLE')
    expect(participation.map(({ status }: { status: string }) => status)).toEqual(
      Array(6).fill('OK'),
    )
    const ranked = rows.filter(({ rank }: Ranked) => rank !== null)
    expect(ranked.length).toBe(summary.agencies)
    for (const { rank } of ranked) expect(rank.from).toBeLessThanOrEqual(rank.to)
  })
})

interface Cell {
  readonly counts: readonly { readonly answer: string; readonly count: number }[]
}

interface EmployeeVoice {
  readonly id: string
  readonly journey: {
    readonly voiceOfEmployee: { readonly engagement: { readonly status: string } }
  }
}

interface Ranked {
  readonly rank: { readonly from: number; readonly to: number } | null
}

function deskVisits(cells: readonly Cell[]): number {
  return cells[0]?.counts.find(({ answer }) => answer === 'face-to-face')?.count ?? Number.NaN
}
