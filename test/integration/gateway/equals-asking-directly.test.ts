import { assert, asyncProperty } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { agencyQueries, type GeneratedQuery } from '../../support/generate-query.ts'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import type { FixedAgency } from './support/start-fixed-agency.ts'

const ids = ['one', 'two', 'three']
const pools = {
  values: {
    window: ['2026-01', '2026-Q1', '2026'],
    ids,
    id: ids,
    measures: ids,
    journeys: ['ALL', ...ids],
    channels: ['ALL', ...ids],
    stages: ['ALL', ...ids],
    channel: ['ALL', ...ids],
    stage: ['ALL', ...ids],
  },
}

/** No limits: what is tested is whether the numbers are right. */
const limits = {
  tokens: 100_000,
  bodyBytes: 1_000_000,
  depth: 100,
  aliases: 10_000,
  directives: 10_000,
  rootFields: 100,
  selections: 1_000_000,
  repeats: 10_000,
  cells: 1e12,
}

describe('the answer through the gateway', () => {
  let exchange: Exchange
  let agencies: readonly FixedAgency[]

  beforeAll(async () => {
    exchange = await startExchange({ config: { limits } })
    agencies = [
      await exchange.startAgency({ id: 'north' }),
      await exchange.startAgency({ id: 'south' }),
    ]
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  it('is the answer that each agency gives when asked directly, whatever is asked', async () => {
    await assert(
      asyncProperty(agencyQueries(buildContract('agency'), pools), async (query) => {
        const through = await exchange.ask(textOf(query, 'agencies'), {
          variables: query.variables,
        })
        expect(through.errors).toEqual([])
        const direct = await Promise.all(agencies.map((agency) => askDirectly(agency, query)))
        expect(through.data).toEqual({ agencies: direct })
      }),
      { numRuns: 200 },
    )
  }, 240_000)

  async function askDirectly({ id, url }: FixedAgency, query: GeneratedQuery): Promise<unknown> {
    const grants = createGrantIssuer({ gateway: 'gateway', key: exchange.gatewayKey })
    const grant = await grants.grantFor({
      agency: id,
      partner: 'university',
      purpose: 'benchmarking',
    })
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${grant}` },
      body: JSON.stringify({
        query: textOf(query, `agencies(ids: ["${id}"])`),
        variables: query.variables,
      }),
    })
    const body: { data: { agencies: unknown[] }; errors?: unknown[] } = await JSON.parse(
      await response.text(),
    )
    expect(body.errors).toBe(undefined)
    return body.data.agencies[0]
  }
})

function textOf({ selection, fragments, definitions }: GeneratedQuery, root: string): string {
  return `query Generated${definitions === '' ? '' : `(${definitions})`} { ${root} ${selection} }\n${fragments}`
}
