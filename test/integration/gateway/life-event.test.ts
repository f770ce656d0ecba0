import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { startFactsAgency, window, type CellFacts } from './support/start-facts-agency.ts'

const query = `query ($agencies: [ID!]) {
  lifeEvent(id: "having-a-child") {
    name
    across(window: "${window}", agencies: $agencies) {
      window
      steps {
        order
        journey { id name }
        optional
        published
        agencies { agency { id name } effectiveness { status } ease { status value } failureDemand { value } }
      }
      weakest {
        order
        journey { id }
        agency { id }
        evidence { estimate { metric value high } otherSteps difference { value adjustedPValue significant } }
      }
      participation { agency status }
    }
  }
}`

const demand = (journey: string, value: number, failure: number): CellFacts => ({
  measure: 'contact-nature',
  journey,
  counts: { value, failure },
})

const ease = (journey: string, easy: number, hard: number): CellFacts => ({
  measure: 'ease-5',
  journey,
  counts: { '1': hard, '2': 0, '3': 0, '4': 0, '5': easy },
})

describe('a life event followed across organisations', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  it('shows every step with its agencies, and where it breaks', async () => {
    const registry = await startFactsAgency(exchange, 'registry', {
      cells: [demand('birth-registration', 900, 100), ease('birth-registration', 900, 100)],
    })
    const hospital = await startFactsAgency(exchange, 'hospital', {
      cells: [demand('health-care-visit', 850, 150), ease('health-care-visit', 800, 200)],
    })
    const benefits = await startFactsAgency(exchange, 'benefits', {
      cells: [
        demand('child-benefit', 300, 700),
        ease('child-benefit', 200, 800),
        demand('birth-registration', 880, 120),
      ],
    })
    await exchange.admit(registry, hospital, benefits)
    const answer = await exchange.ask(query)
    expect(answer.errors).toEqual([])
    expect(answer.data).toMatchObject({
      lifeEvent: {
        name: 'Having a child',
        across: {
          window,
          steps: [
            {
              order: 1,
              journey: { id: 'birth-registration', name: 'Register a birth' },
              optional: false,
              published: true,
              agencies: [
                {
                  agency: { id: 'benefits' },
                  ease: { status: 'SUPPRESSED' },
                  failureDemand: { value: 12 },
                },
                {
                  agency: { id: 'registry', name: 'Agency registry' },
                  ease: { value: 90 },
                  failureDemand: { value: 10 },
                },
              ],
            },
            { order: 2, agencies: [{ agency: { id: 'hospital' } }] },
            { order: 3, optional: true, agencies: [{ agency: { id: 'benefits' } }] },
          ],
          weakest: {
            order: 3,
            journey: { id: 'child-benefit' },
            agency: { id: 'benefits' },
            evidence: [
              {
                estimate: { metric: 'ease-index', value: 20 },
                otherSteps: 85,
                difference: { value: -65, significant: true },
              },
              {
                estimate: { metric: 'failure-demand', value: 70 },
                otherSteps: 12,
                difference: { value: 58, significant: true },
              },
            ],
          },
        },
      },
    })
    expect([registry.requests(), hospital.requests(), benefits.requests()]).toEqual([1, 1, 1])
  })

  it('keeps a step that nobody publishes, and names no weakest step without a comparison', async () => {
    const registry = await startFactsAgency(exchange, 'registry', {
      cells: [demand('birth-registration', 900, 100)],
    })
    await exchange.admit(registry, { id: 'dead', url: 'http://127.0.0.1:1/graphql' })
    const answer = await exchange.ask(query)
    expect(answer.data).toMatchObject({
      lifeEvent: {
        across: {
          steps: [{ published: true }, { published: false, agencies: [] }, { published: false }],
          weakest: null,
          participation: [
            { agency: 'dead', status: 'DOWN' },
            { agency: 'registry', status: 'OK' },
          ],
        },
      },
    })
  })

  it('names no weakest step where the figures do not differ beyond their intervals', async () => {
    const registry = await startFactsAgency(exchange, 'registry', {
      cells: [demand('birth-registration', 90, 10), demand('child-benefit', 88, 12)],
    })
    await exchange.admit(registry)
    expect((await exchange.ask(query)).data).toMatchObject({
      lifeEvent: { across: { weakest: null } },
    })
  })
})

describe('a journey', () => {
  it('lists who publishes on it in a window, with their own fields, and who did not answer', async () => {
    await using exchange = await startExchange()
    const registry = await startFactsAgency(exchange, 'registry', {
      cells: [demand('birth-registration', 9, 1)],
    })
    const reporter = await startFactsAgency(exchange, 'reporter', {
      figures: [{ id: 'satisfaction-index', value: 60 }],
    })
    const silent = await startFactsAgency(exchange, 'silent', {})
    await exchange.admit(registry, reporter, silent, {
      id: 'dead',
      url: 'http://127.0.0.1:1/graphql',
    })
    const answer = await exchange.ask(`{
      journey(id: "birth-registration") {
        name
        agencies(window: "${window}") {
          agencies { id name cells(window: "${window}") { measure counts { answer count } } }
          participation { agency status }
        }
      }
    }`)
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      journey: {
        name: 'Register a birth',
        agencies: {
          agencies: [
            {
              id: 'registry',
              name: 'Agency registry',
              cells: [
                {
                  measure: 'contact-nature',
                  counts: [
                    { answer: 'value', count: 9 },
                    { answer: 'failure', count: 1 },
                  ],
                },
              ],
            },
            { id: 'reporter', name: 'Agency reporter', cells: [] },
          ],
          participation: [
            { agency: 'dead', status: 'DOWN' },
            { agency: 'registry', status: 'OK' },
            { agency: 'reporter', status: 'OK' },
            { agency: 'silent', status: 'OK' },
          ],
        },
      },
    })
  })

  it('that an agency knows by id gets its name from the catalogue', async () => {
    await using exchange = await startExchange()
    const registry = await exchange.startAgency({
      id: 'registry',
      agency: {
        journey: (_agency, { id }) => ({ journeyId: id, journey: { id }, place: 'x' }),
      },
    })
    await exchange.admit(registry)
    const answer = await exchange.ask(
      '{ agency(id: "registry") { journey(id: "birth-registration") { journeyId journey { name lifeEvents { id } } } } }',
    )
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      agency: {
        journey: {
          journeyId: 'birth-registration',
          journey: { name: 'Register a birth', lifeEvents: [{ id: 'having-a-child' }] },
        },
      },
    })
  })
})
