import { describe, expect, it } from 'vitest'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import { startExchange } from './support/start-exchange.ts'

/** The contract before journeys had figures, before bases were counted, and before measures could be chosen. */
const older = readSdl('agency')
  .replace(/ {2}"Figures that the agency itself reports[^]*?\): \[ReportedFigure!\]\n/, '')
  .replace(/ {2}"Protected number of answers in the formula's base."\n {2}n: Int\n/, '')
  .replace('measures("Only these measures." ids: [ID!]): ', 'measures: ')

const query = `query ($window: Window, $ids: [ID!]) {
  agencies {
    id
    contract
    figures(window: $window) { value }
    journey(id: "x", window: "2026") { demand { contacts { value n } } }
    chosen: measures(ids: $ids) { ...M }
  }
}
fragment M on CollectedMeasure { measure }`

describe('an agency with an older contract', () => {
  it('lacks what it does not know, alone and with a reason, and keeps the rest', async () => {
    expect(older).not.toContain('figures(')
    await using exchange = await startExchange()
    const fixed = { contract: () => '1.0', figures: () => [], measures: () => [], journey }
    const current = await exchange.startAgency({ id: 'current', agency: fixed })
    const old = await exchange.startAgency({
      id: 'old',
      agency: { ...fixed, contract: () => '0.9' },
      sdl: older,
    })
    await exchange.admit(current, old)
    const answer = await exchange.ask(query, { variables: { ids: ['x'], window: '2026' } })
    expect(answer.data).toMatchObject({
      agencies: [
        { id: 'current', contract: '1.0', figures: [], chosen: [] },
        {
          id: 'old',
          contract: '0.9',
          figures: null,
          journey: { demand: { contacts: { n: null, value: expect.anything() } } },
          chosen: null,
        },
      ],
    })
    expect(answer.participation).toMatchObject([
      { agency: 'current', status: 'OK', reason: null },
      {
        agency: 'old',
        status: 'OK',
        reason:
          'serves another version of the contract: does not know Agency.figures, Agency.measures, Estimate.n',
      },
    ])
    expect(answer.errors.map(({ path }) => path?.join('.')).toSorted(ascending)).toEqual([
      'agencies.1.chosen',
      'agencies.1.figures',
      'agencies.1.journey.demand.contacts.n',
    ])
    expect([current.requests(), old.requests()]).toEqual([1, 2])
  })

  it('keeps the rest too where fragments within fragments were for what it does not know alone', async () => {
    await using exchange = await startExchange()
    const agency = { contract: () => '0.9' }
    await exchange.admit(await exchange.startAgency({ id: 'old', agency, sdl: older }))
    // The alias keeps the question as it was asked, fragments and all.
    const answer = await exchange.ask(`{ agencies { constructor: contract figures { ...F } } }
      fragment F on ReportedFigure { counts { ...C } }
      fragment C on AnswerCount { count }`)
    expect(answer.data).toEqual({ agencies: [{ constructor: '0.9', figures: null }] })
    expect(answer.errors).toMatchObject([{ path: ['agencies', 0, 'figures'] }])
  })
})

function journey(): unknown {
  return { place: 'journey' }
}

function ascending(a = '', b = ''): number {
  return a < b ? -1 : 1
}
