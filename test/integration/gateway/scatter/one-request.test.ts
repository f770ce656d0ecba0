import { describe, expect, it } from 'vitest'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import { startExchange } from '../support/start-exchange.ts'
import { journey, startFactsAgency, window, type Facts } from '../support/start-facts-agency.ts'

const ids = ['north', 'south', 'west']
const wide = `query ($w: Window!, $other: Window!) {
  a: agencies { id contract ...Two }
  b: agencies(ids: ["north", "west"]) { name measures { measure family } }
  c: agency(id: "south") { journeyIds again: journey(id: "x", window: $other) { journeyId } }
}
fragment Two on Agency {
  one: journey(id: "x", window: $w) { journeyId demand { contacts { value } } }
  two: journey(id: "y", window: $other) { journeyId demand { contacts { value } } }
  three: cells(window: $w, journeys: ["x", "y"]) { measure counts { answer count } }
}`
/** The catalogue makes plain stitching answer. */
const stitched = wide.replaceAll('{ journeyId ', '{ journeyId journey { name } ')
const variables = { w: '2026-Q1', other: '2026' }

describe('a query of many root fields, aliases, journeys and windows', () => {
  it.each([
    ['compiled', wide],
    ['stitched', stitched],
  ])('costs one request per agency when %s', async (_how, query) => {
    await using exchange = await startExchange()
    const agencies = await Promise.all(ids.map((id) => exchange.startAgency({ id })))
    await exchange.admit(...agencies)
    const answer = await exchange.ask(query, { variables })
    expect(answer.participation.map((row) => row['status'])).toEqual(['OK', 'OK', 'OK'])
    expect(answer.errors).toEqual([])
    expect(agencies.map((agency) => agency.requests())).toEqual([1, 1, 1])
  })

  it('costs one request per agency when it compares twice and asks beside that', async () => {
    await using exchange = await startExchange()
    const counts = { '1': 10, '2': 20, '3': 30, '4': 40, '5': 50 }
    const facts: Facts = { cells: [{ measure: 'satisfaction-5', counts }] }
    const agencies = await Promise.all(ids.map((id) => startFactsAgency(exchange, id, facts)))
    await exchange.admit(...agencies)
    const place = `journey: "${journey}", window: "${window}"`
    const answer = await exchange.ask(`{
      one: comparison(metric: "percent-satisfied", ${place}) { rows { estimate { value } } }
      two: comparison(metric: "satisfaction-index", ${place}) { rows { estimate { value } } }
      beside: agencies { contract }
    }`)
    expect(answer.errors).toEqual([])
    expect(agencies.map((agency) => agency.requests())).toEqual([1, 1, 1])
  })

  it('costs an agency that cannot take it whole two requests for each part once, then one', async () => {
    await using exchange = await startExchange()
    const older = readSdl('agency').replace(
      'measures("Only these measures." ids: [ID!]): ',
      'measures: ',
    )
    const old = await exchange.startAgency({ id: 'north', sdl: older })
    await exchange.admit(old)
    const query = `{
      a: agencies { journeyIds }
      b: agencies { contract measures(ids: ["x"]) { measure } }
    }`
    const first = await exchange.ask(query)
    const spent = old.requests()
    const second = await exchange.ask(query)
    expect(second.data).toEqual(first.data)
    expect(second.errors).toEqual(first.errors)
    expect(first.errors).toMatchObject([
      { path: ['b', 0, 'measures'], message: expect.stringContaining('another version') },
    ])
    expect(spent).toBe(4)
    expect(old.requests() - spent).toBeLessThanOrEqual(2)
  })
})
