import { describe, expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'

describe('one question to many agencies', () => {
  it('brings each agency its own row, in the order of the ids', async () => {
    await using exchange = await startExchange()
    const { startAgency, admit, ask } = exchange
    const [north, south] = [
      await startAgency({ id: 'north', agency: { contract: () => '1.0' } }),
      await startAgency({ id: 'south', agency: { contract: () => '1.1' } }),
    ]
    await admit(north, south)
    const answer = await ask('{ agencies(ids: ["south", "nobody", "north"]) { id name contract } }')
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({
      agencies: [
        { id: 'south', name: 'Agency south', contract: '1.1' },
        null,
        { id: 'north', name: 'Agency north', contract: '1.0' },
      ],
    })
    expect(answer.participation).toMatchObject([
      { agency: 'north', status: 'OK', reason: null, release: 'a'.repeat(64) },
      { agency: 'south', status: 'OK' },
    ])
  })

  it('keeps the rows of the others when one agency is dead, with the error where it belongs', async () => {
    await using exchange = await startExchange()
    const { startAgency, admit, ask } = exchange
    const north = await startAgency({ id: 'north', agency: { contract: () => '1.0' } })
    await admit(north, { id: 'dead', url: 'http://127.0.0.1:1/graphql' })
    const answer = await ask('{ agencies { id name contract } }')
    expect(answer.status).toBe(200)
    expect(answer.data).toEqual({
      agencies: [
        { id: 'dead', name: 'Agency dead', contract: null },
        { id: 'north', name: 'Agency north', contract: '1.0' },
      ],
    })
    expect(answer.errors).toMatchObject([
      { path: ['agencies', 0, 'contract'], extensions: { code: 'AGENCY_DOWN' } },
    ])
    expect(answer.text).not.toContain('127.0.0.1')
  })
})
