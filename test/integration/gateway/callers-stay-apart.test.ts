import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'

describe('two callers who may see different things', () => {
  it('never share an answer, in flight or after', async () => {
    await using exchange = await startExchange()
    const north = await exchange.startAgency({
      id: 'north',
      onRequest: () => wait(20),
      agency: {
        contract: (_parent, _args, { grant }) => `for ${grant.partner}`,
      },
    })
    await exchange.admit(north)
    const clients = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0 ? 'university-client' : 'ministry-client',
    )
    const answers = await Promise.all(
      clients.map((client) => exchange.ask('{ agency(id: "north") { contract } }', { client })),
    )
    for (const [index, answer] of answers.entries())
      expect(answer.data).toEqual({
        agency: { contract: index % 2 === 0 ? 'for university' : 'for ministry' },
      })
    expect(north.requests()).toBe(40)
  })

  it('gives each request its own variables', async () => {
    await using exchange = await startExchange()
    const north = await exchange.startAgency({
      id: 'north',
      agency: {
        journeyIds: (_parent, args) => [JSON.stringify(args)],
        measures: (_p, { ids }) => [{ measure: ids.join(), family: 'DEMAND', breaks: [] }],
      },
    })
    await exchange.admit(north)
    const query = 'query ($ids: [ID!]) { agency(id: "north") { measures(ids: $ids) { measure } } }'
    const answers = await Promise.all(
      ['2026-Q1', '2026-Q2', '2026-Q1'].map((id) =>
        exchange.ask(query, { variables: { ids: [id] } }),
      ),
    )
    expect(answers.map(({ data }) => data)).toEqual(
      ['2026-Q1', '2026-Q2', '2026-Q1'].map((measure) => ({ agency: { measures: [{ measure }] } })),
    )
    expect(north.requests()).toBe(3)
  })
})
