import { describe, expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'
import { rowAnswer, sendJson, startRawAgency } from './support/start-raw-agency.ts'

const row = (id: string) => rowAnswer({ __agency: id, __typename: 'Agency', id, contract: '1.0' })

describe('participation', () => {
  it('says who shares nothing, and who has published nothing yet; their answers stand', async () => {
    await using exchange = await startExchange()
    await using closed = await startRawAgency('closed', (response) =>
      sendJson(response, row('closed'), { headers: { 'citx-shared': '' } }),
    )
    await using fresh = await startRawAgency('fresh', (response) =>
      sendJson(response, row('fresh'), { headers: { 'citx-release': 'none' } }),
    )
    await exchange.admit(closed, fresh)
    const answer = await exchange.ask('{ agencies { contract } }')
    expect(answer.errors).toEqual([])
    expect(answer.participation).toEqual([
      {
        agency: 'closed',
        status: 'DENIED',
        reason: 'shares nothing with the asker',
        release: 'a'.repeat(64),
        releasedAt: '2026-10-05T08:00:00.000Z',
        milliseconds: expect.any(Number),
      },
      {
        agency: 'fresh',
        status: 'NOT_YET_PUBLISHED',
        reason: null,
        release: null,
        releasedAt: null,
        milliseconds: expect.any(Number),
      },
    ])
  })

  it('is left out where nobody was asked', async () => {
    await using exchange = await startExchange()
    await exchange.admit({ id: 'north', url: 'http://127.0.0.1:1/graphql' })
    const answer = await exchange.ask(
      '{ agencies { id name kind sizeBand forums } forums { id members { id } } }',
    )
    expect(answer.data).toEqual({
      agencies: [
        {
          id: 'north',
          name: 'Agency north',
          kind: 'MUNICIPALITY',
          sizeBand: 'MEDIUM',
          forums: ['forum-one'],
        },
      ],
      forums: [{ id: 'forum-one', members: [{ id: 'north' }] }],
    })
    expect(answer.text).not.toContain('participation')
  })

  it('shows one row for an agency that was asked one question after the other, the worse of the two', async () => {
    await using exchange = await startExchange()
    let asked = 0
    await using north = await startRawAgency('north', (response, { query }) => {
      asked += 1
      if (query.includes('contract') && query.includes('measures'))
        sendJson(response, { errors: [{ message: 'too much at once' }] }, { status: 400 })
      else if (query.includes('measures')) sendJson(response, '', { status: 503 })
      else sendJson(response, row('north'))
    })
    await exchange.admit(north)
    const answer = await exchange.ask(
      '{ a: agency(id: "north") { contract id } b: agency(id: "north") { measures { measure } } }',
    )
    expect(asked).toBe(3)
    expect(answer.data).toEqual({ a: { contract: '1.0', id: 'north' }, b: { measures: null } })
    expect(answer.participation).toMatchObject([{ agency: 'north', status: 'BUSY' }])
    expect(answer.errors).toMatchObject([{ path: ['b', 'measures'] }])
  })

  it('sends each agency a grant of its own for the caller, the request id and the time left', async () => {
    await using exchange = await startExchange()
    const north = await exchange.startAgency({ id: 'north' })
    const grants: unknown[] = []
    const south = await exchange.startAgency({
      id: 'south',
      onRequest: (grant) => void grants.push(grant),
    })
    await exchange.admit(north, south)
    await exchange.ask('{ agencies { contract } }', {
      headers: { 'citx-forum': 'forum-one', 'citx-purpose': 'research' },
    })
    expect(grants).toEqual([
      {
        gateway: 'gateway',
        agency: 'south',
        partner: 'university',
        forum: 'forum-one',
        purpose: 'research',
      },
    ])
    await using raw = await startRawAgency('raw', (response) => sendJson(response, row('raw')))
    await exchange.admit(raw)
    await exchange.ask('{ agencies { contract } }', {
      headers: { 'x-request-id': 'follow-me-123' },
    })
    expect(raw.questions[0]?.headers).toMatchObject({
      'x-request-id': 'follow-me-123',
      'citx-deadline-ms': expect.stringMatching(/^[1-5]\d{3}$/),
      'accept-encoding': 'identity',
    })
    expect(raw.questions[0]?.variables).toEqual({ __ids: ['raw'] })
  })
})
