import { describe, expect, it } from 'vitest'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { startExchange } from './support/start-exchange.ts'
import { rowAnswer, sendJson, startRawAgency } from './support/start-raw-agency.ts'

describe('an error that an agency reports about one field', () => {
  it('stands at that field, the rest of its answer intact; only codes about the question pass', async () => {
    await using exchange = await startExchange()
    const north = await exchange.startAgency({ id: 'north', agency: { contract: () => '1.0' } })
    const south = await exchange.startAgency({
      id: 'south',
      agency: {
        contract: () => '1.0',
        cells: () => {
          throw new CitxError('UNKNOWN_WINDOW', 'secret upstream words')
        },
        figures: () => {
          throw new Error('password=hunter2 at 10.1.2.3')
        },
        measures: () => [{ measure: 'm', family: 'DEMAND', wording: 'w', breaks: [] }],
      },
    })
    await exchange.admit(north, south)
    const answer = await exchange.ask(`{
      agencies(ids: ["south", "north"]) {
        contract
        cells(window: "2026") { measure }
        figures { id }
        measures { measure }
      }
    }`)
    expect(answer.data).toMatchObject({
      agencies: [
        { contract: '1.0', cells: null, figures: null, measures: [{ measure: 'm' }] },
        { contract: '1.0' },
      ],
    })
    expect(answer.errors).toMatchObject([
      {
        message: 'agency "south" knows no such window',
        path: ['agencies', 0, 'cells'],
        extensions: { code: 'UNKNOWN_WINDOW' },
      },
      {
        message: 'agency "south" failed to answer this field',
        path: ['agencies', 0, 'figures'],
        extensions: { code: 'AGENCY_BAD_RESPONSE' },
      },
    ])
    expect(answer.participation).toMatchObject([
      { agency: 'north', status: 'OK', reason: null },
      { agency: 'south', status: 'OK', reason: 'failed to answer figures' },
    ])
    expect(answer.text).not.toMatch(/secret|hunter2|10\.1\.2\.3/)
  })

  it('deep in a list keeps its position', async () => {
    await using exchange = await startExchange()
    await using raw = await startRawAgency('raw', (response) =>
      sendJson(
        response,
        rowAnswer(
          {
            __agency: 'raw',
            __typename: 'Agency',
            id: 'raw',
            all: [
              { measure: 'a', wording: 'x' },
              { measure: 'b', wording: null },
            ],
          },
          [
            {
              message: 'no',
              path: ['agencies', 0, 'all', 1, 'wording'],
              extensions: { code: 'FORBIDDEN' },
            },
          ],
        ),
      ),
    )
    await exchange.admit(raw)
    const answer = await exchange.ask(
      '{ x: agency(id: "raw") { all: measures { measure wording } id } }',
    )
    expect(answer.data).toEqual({
      x: {
        all: [
          { measure: 'a', wording: 'x' },
          { measure: 'b', wording: null },
        ],
        id: 'raw',
      },
    })
    expect(answer.errors).toMatchObject([
      { path: ['x', 'all', 1, 'wording'], extensions: { code: 'AGENCY_DENIED' } },
    ])
  })
})

describe('a service that all share', () => {
  it('may be down: agencies answer, names are missing with a typed error, and ids stay', async () => {
    await using exchange = await startExchange({ catalogueUrl: 'http://127.0.0.1:1/graphql' })
    const north = await exchange.startAgency({
      id: 'north',
      agency: {
        contract: () => '1.0',
        journey: (_agency, { id }) => ({ journeyId: id, journey: { id } }),
      },
    })
    await exchange.admit(north)
    const answer = await exchange.ask(
      '{ agencies { name contract journey(id: "birth-registration") { journeyId journey { id name } } } }',
    )
    expect(answer.data).toEqual({
      agencies: [
        {
          name: 'Agency north',
          contract: '1.0',
          journey: {
            journeyId: 'birth-registration',
            journey: { id: 'birth-registration', name: null },
          },
        },
      ],
    })
    expect(answer.errors).toMatchObject([
      {
        path: ['agencies', 0, 'journey', 'journey', 'name'],
        extensions: { code: 'SERVICE_DOWN' },
      },
    ])
    expect(answer.text).not.toContain('127.0.0.1')
  })

  it('is the directory: what it signed is passed on as it signed it, also when it is gone', async () => {
    await using exchange = await startExchange()
    await exchange.admit({ id: 'north', url: 'http://127.0.0.1:1/graphql' })
    const answer = await exchange.ask('{ directory { seq document } members { id } }')
    expect(answer.data).toEqual({
      directory: { seq: 2, document: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) },
      members: [{ id: 'north' }],
    })
  })
})
