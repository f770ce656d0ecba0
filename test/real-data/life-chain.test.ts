import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createRealDatabase, hasData, when } from './real-data.ts'
import { startRealExchange, type RealExchange } from './real-exchange.ts'

const trust = 'North East Ambulance Service'
const council = 'Newcastle upon Tyne'
const guardian = 'Office of the Public Guardian'

const query = `query ($window: Window!) {
  lifeEvent(id: "becoming-a-carer") {
    across(window: $window) {
      steps {
        order optional published journey { id }
        agencies {
          agency { name }
          satisfaction { ...figure } negativeEmotion { ...figure } ease { ...figure }
          reported { metric ...figure }
        }
      }
      participation { status }
    }
  }
}
fragment figure on Estimate { status basis value low high n }`

const figure = z.object({
  status: z.string(),
  basis: z.string().nullable(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().nullable(),
})
const stepAtAgency = z.object({
  agency: z.object({ name: z.string() }),
  satisfaction: figure,
  negativeEmotion: figure,
  ease: figure,
  reported: z.array(figure.extend({ metric: z.string() })),
})
const step = z.object({
  order: z.number(),
  optional: z.boolean(),
  published: z.boolean(),
  journey: z.object({ id: z.string() }),
  agencies: z.array(stepAtAgency),
})
const lifeEventAnswer = z.object({
  lifeEvent: z.object({
    across: z.object({ steps: z.array(step), participation: z.array(z.unknown()) }),
  }),
})

/** One life event over three organisations that publish in three ways: counts, single figures, and records. */
describe.skipIf(!hasData)(`The chain of a carer in ${when}`, () => {
  let real: RealExchange
  let exact: { readonly satisfaction: number; readonly negativeEmotion: number }
  let steps: readonly z.infer<typeof step>[]
  beforeAll(async () => {
    real = await startRealExchange([
      {
        name: guardian,
        kind: 'national-agency',
        exports: ['make', 'use'].map((verb) => ({
          mapping: 'opg-performance',
          file: `uk-moj-opg/${verb}_a_lasting_power_of_attorney_service.json`,
        })),
        windows: ['2022'],
      },
      {
        name: council,
        kind: 'municipality',
        exports: [
          {
            mapping: 'oflog-adult-social-care',
            file: 'uk-oflog-asc/ASC_data.csv',
            agencyCode: 'E08000021',
          },
        ],
        windows: ['2022'],
      },
      {
        name: trust,
        kind: 'health',
        exports: [
          {
            mapping: 'nhs-fft-coded',
            file: 'uk-nhs-fft/nhs-fft-coded-2trusts.csv',
            agencyCode: 'NEAS',
          },
        ],
        windows: ['2022'],
      },
    ])
    exact = await readExact()
    const answer = await real.exchange.ask(query, { variables: { window: '2022' } })
    expect(answer.errors).toEqual([])
    const { across } = lifeEventAnswer.parse(answer.data).lifeEvent
    expect(across.participation).toEqual([{ status: 'OK' }, { status: 'OK' }, { status: 'OK' }])
    steps = across.steps
  })
  afterAll(() => real[Symbol.asyncDispose]())

  it('keeps the steps on which nobody publishes in sight', () => {
    expect(
      steps.map(({ journey, published, optional }) => [journey.id, published, optional]),
    ).toEqual([
      // Its levels of satisfaction are published from May 2025 only.
      ['power-of-attorney', false, false],
      ['use-power-of-attorney', true, true],
      ['deputyship', false, true],
      ['care-assessment', true, false],
      ['carers-benefit', false, true],
      ['health-care-visit', true, false],
    ])
  })

  it('computes the index of a year from the counts that the guardian publishes by month', () => {
    // Twelve months together, from very dissatisfied to very satisfied: 1,715, 1,437, 4,685, 27,635 and 73,204 answers.
    const { satisfaction } = at('use-power-of-attorney', guardian)
    expect(satisfaction).toMatchObject({ status: 'PUBLISHED', basis: 'REPORTED', n: 108_676 })
    expect(satisfaction.value).toBeCloseTo(88.9175, 3)
  })

  it('shows what the council reports, without an interval', () => {
    const here = at('care-assessment', council)
    expect(here.reported).toContainEqual({
      metric: 'easy-to-find-information',
      status: 'PUBLISHED',
      basis: 'REPORTED',
      value: 65.7,
      low: null,
      high: null,
      n: null,
    })
    expect(here.satisfaction).toMatchObject({ status: 'NOT_COLLECTED', value: null })
  })

  it('shows protected figures of the trust, the exact ones within their intervals', () => {
    const { satisfaction, negativeEmotion } = at('health-care-visit', trust)
    for (const [shown, value] of [
      [satisfaction, exact.satisfaction],
      [negativeEmotion, exact.negativeEmotion],
    ] as const) {
      expect(shown).toMatchObject({ status: 'PUBLISHED', basis: 'PROTECTED' })
      expect(shown.low).toBeLessThan(value)
      expect(shown.high).toBeGreaterThan(value)
    }
  })

  function at(journey: string, agency: string): z.infer<typeof stepAtAgency> {
    const here = steps.find((each) => each.journey.id === journey)
    const found = here?.agencies.find((each) => each.agency.name === agency)
    if (found === undefined) throw new Error(`${agency} is not at ${journey}`)
    return found
  }
})

async function readExact() {
  await using database = await createRealDatabase()
  await database.ingest('nhs-fft-coded', 'uk-nhs-fft/nhs-fft-coded-2trusts.csv', 'nhs-neas')
  await database.query(
    `delete from records.record where month not between '2022-01-01' and '2022-12-01' or journey is distinct from 'health-care-visit'`,
  )
  return {
    satisfaction: await database.metric('satisfaction-index', 'satisfaction-fft'),
    negativeEmotion: await database.metric('negative-emotion', 'emotion-5'),
  }
}
