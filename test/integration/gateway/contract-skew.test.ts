import { describe, expect, it } from 'vitest'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import { FACTS, factsOf } from './support/agency-facts.ts'
import { startExchange } from './support/start-exchange.ts'

/** Before figures were served, bases counted, measures chosen, and scores of a profile had a name. */
const older = readSdl('agency')
  .replace(/ {2}"Figures that the agency itself reports[^]*?\): \[ReportedFigure!\]\n/, '')
  .replace('measures("Only these measures." ids: [ID!]): ', 'measures: ')
  .replace(/ {2}"[^"]*"\n {2}DISCRETE_LAPLACE\n/, '')

/** With a field, an argument and a member of an enum that nobody here knows. */
const newer = readSdl('agency')
  .replace('type Agency {', 'type Agency {\n  secretary(of: ID): String\n')
  .replace('  THRESHOLD\n', '  THRESHOLD\n  QUANTUM_FOAM\n')

const quantum = {
  id: 'r',
  seq: 1,
  window: '2026-03',
  publishedAt: '2026-04-02T08:00:00.000Z',
  rows: 1,
  protection: { profile: 'QUANTUM_FOAM', countVariance: 1, parameters: '' },
  supersedes: null,
}

describe('agencies of several versions of the contract', () => {
  it('answer together, each without what it does not know, and cost one more request once', async () => {
    expect(older).not.toMatch(/figures\(|DISCRETE_LAPLACE/)
    expect(newer).toMatch(/secretary[^]*QUANTUM_FOAM/)
    await using exchange = await startExchange()
    const start = (id: string, sdl?: string, more = {}) =>
      exchange.startAgency({
        id,
        agency: { ...factsOf(id), figures: () => [], ...more },
        ...(sdl !== undefined && { sdl }),
      })
    const agencies = [
      await start('current'),
      await start('newer', newer),
      await start('older', older),
      await start('unknown', newer, { releases: () => [quantum] }),
    ]
    await exchange.admit(...agencies)
    const query = `{ agencies { id ${FACTS} figures { value } chosen: measures(ids: ["x"]) { measure } } }`

    for (const _ of [1, 2, 3]) {
      const { data, errors, participation } = await exchange.ask(query)
      expect(data).toMatchObject({
        agencies: [
          { id: 'current', contract: '1.0', figures: [], chosen: [{}] },
          { id: 'newer', contract: '1.0', figures: [], chosen: [{}] },
          { id: 'older', contract: '1.0', figures: null, chosen: null, cells: [{}, {}, {}] },
          { id: 'unknown', contract: null, releases: null, cells: null },
        ],
      })
      expect(participation).toMatchObject([
        { agency: 'current', status: 'OK', reason: null },
        { agency: 'newer', status: 'OK', reason: null },
        {
          agency: 'older',
          status: 'OK',
          reason:
            'serves another version of the contract: does not know Agency.figures, Agency.measures',
        },
        {
          agency: 'unknown',
          status: 'BAD_RESPONSE',
          reason: expect.stringContaining('profile is not a valid ProtectionProfile'),
        },
      ])
      const places = errors.map(({ path }) => path?.slice(0, 3).join('.'))
      expect(places.filter((place) => place?.startsWith('agencies.2'))).toEqual([
        'agencies.2.figures',
        'agencies.2.chosen',
      ])
      expect(places.some((place) => /agencies\.[01]/.test(place ?? ''))).toBe(false)
    }
    expect(agencies.map(({ requests }) => requests())).toEqual([3, 3, 4, 3])

    // What is not asked for does no harm.
    const { errors } = await exchange.ask(
      '{ agencies(ids: ["unknown"]) { contract cells(window: "2026-03") { subjects } } }',
    )
    expect(errors).toEqual([])
  })
})
