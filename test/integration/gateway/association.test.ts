import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, window, type Facts } from './support/start-facts-agency.ts'

const employeeMetric = [...loadVocabulary().metrics.values()].find(
  ({ id }) => id === 'empowered-to-help',
)
const employeeMeasure = [...(employeeMetric?.over.keys() ?? [])][0] ?? ''

const query = `query ($agencies: [ID!], $citizenMetric: ID = "satisfaction-index", $employeeJourney: ID) {
  association(journey: "${journey}", window: "${window}", employeeMetric: "empowered-to-help", citizenMetric: $citizenMetric, employeeJourney: $employeeJourney, agencies: $agencies) {
    employeeFormula citizenFormula employeeJourneyId
    pairs { agency { id } employee { value } citizen { value } }
    correlation { value low high pValue n }
    caveat reasons { code } leftOut { agency reasons { code } } methods { id } participation { agency }
  }
}`

/** The better employees and citizens fare, the higher the level. */
function voices(level: number): Facts {
  const counts = { '5': 100 + 40 * level, '1': 300 - 40 * level }
  const collected = { wordingClass: 'standard', mode: 'WEB' }
  return {
    cells: [
      { measure: 'satisfaction-5', counts },
      { measure: employeeMeasure, counts },
    ],
    collected: ['satisfaction-5', employeeMeasure].map((measure) => ({ measure, ...collected })),
  }
}

describe('employee voice and citizen voice', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const agencies = []
    for (const level of [1, 2, 3, 4, 5])
      agencies.push(await startFactsAgency(exchange, `level-${level}`, voices(level)))
    agencies.push(await startFactsAgency(exchange, 'silent', { stated: 'NOT_SHARED' }))
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function associate(variables: Readonly<Record<string, unknown>> = {}) {
    const answer = await exchange.ask(query, { variables })
    expect(answer.errors).toEqual([])
    return Object(answer.data).association
  }

  it('go together across agencies, with an interval, and no cause is claimed', async () => {
    const found = await associate()
    expect(found.correlation).toMatchObject({ value: 1, n: 5 })
    expect(found.pairs).toHaveLength(5)
    expect(found).toMatchObject({
      reasons: [],
      leftOut: [{ agency: 'silent', reasons: [{ code: 'NO_FIGURE' }, { code: 'NO_FIGURE' }] }],
      methods: [{ id: 'rank-correlation@1' }],
    })
    expect(found.caveat).toMatch(/not a cause/)
  })

  it('are not associated for too few agencies, and the answer says so', async () => {
    const found = await associate({ agencies: ['level-1', 'level-2', 'level-3'] })
    expect(found).toMatchObject({ correlation: null, reasons: [{ code: 'TOO_FEW_AGENCIES' }] })
  })

  it('are read each from its own journey', async () => {
    const found = await associate({ employeeJourney: 'ALL' })
    expect(found).toMatchObject({ employeeJourneyId: 'ALL', pairs: [], correlation: null })
  })

  it('are refused where a metric is of another family', async () => {
    const answer = await exchange.ask(query, { variables: { citizenMetric: 'failure-demand' } })
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  })
})
