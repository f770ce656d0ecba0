import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

/** One life event over three organisations that publish in three ways: counts, single figures, and records. */
describe.skipIf(!hasData)(`The chain of a carer in ${when}`, () => {
  let real: RealExchange
  let exact: { readonly satisfaction: number; readonly negativeEmotion: number }
  let steps: readonly Step[]
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
    const { across } = (answer.data as Answer).lifeEvent
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
    const step = at('care-assessment', council)
    expect(step.reported).toContainEqual({
      metric: 'easy-to-find-information',
      status: 'PUBLISHED',
      basis: 'REPORTED',
      value: 65.7,
      low: null,
      high: null,
      n: null,
    })
    expect(step.satisfaction).toMatchObject({ status: 'NOT_COLLECTED', value: null })
  })

  it('shows protected figures of the trust, the exact ones within their intervals', () => {
    const { satisfaction, negativeEmotion } = at('health-care-visit', trust)
    for (const [figure, value] of [
      [satisfaction, exact.satisfaction],
      [negativeEmotion, exact.negativeEmotion],
    ] as const) {
      expect(figure).toMatchObject({ status: 'PUBLISHED', basis: 'PROTECTED' })
      expect(figure.low).toBeLessThan(value)
      expect(figure.high).toBeGreaterThan(value)
    }
  })

  function at(journey: string, agency: string): StepAtAgency {
    const step = steps.find((each) => each.journey.id === journey)
    const found = step?.agencies.find((each) => each.agency.name === agency)
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

interface Figure {
  readonly status: string
  readonly value: number | null
  readonly low: number
  readonly high: number
}

interface StepAtAgency {
  readonly agency: { readonly name: string }
  readonly satisfaction: Figure
  readonly negativeEmotion: Figure
  readonly ease: Figure
  readonly reported: readonly unknown[]
}

interface Step {
  readonly order: number
  readonly optional: boolean
  readonly published: boolean
  readonly journey: { readonly id: string }
  readonly agencies: readonly StepAtAgency[]
}

interface Answer {
  readonly lifeEvent: {
    readonly across: { readonly steps: readonly Step[]; readonly participation: readonly unknown[] }
  }
}
