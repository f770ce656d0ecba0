import { describe, expect, it } from 'vitest'
import { checkReal, createRealDatabase, hasData, when } from './real-data.ts'

const API = 'us-nyc-311/nyc-311-2026-06-27.csv'
const PORTAL = 'us-nyc-311/nyc-311-100-with-channel.csv'

describe.skipIf(!hasData)(`New York 311 of ${when}`, () => {
  it.each([
    ['nyc-nypd', 6_692],
    ['nyc-hpd', 888],
    ['nyc-dsny', 605],
    ['nyc-dep', 459],
    ['nyc-dot', 354],
    ['nyc-dpr', 320],
    ['nyc-dohmh', 180],
    ['nyc-dob', 179],
    ['nyc-dhs', 138],
    ['nyc-tlc', 129],
    ['nyc-dcwp', 40],
    ['nyc-oos', 13],
    ['nyc-edc', 3],
  ])('gives %s its own %i rows of a file of thirteen agencies', async (agency, rows) => {
    const summary = await checkReal('nyc-311-api', API, agency)
    expect(summary).toMatchObject({
      rowsRead: 10_000,
      filtered: { 'other-agency': 10_000 - rows },
      rejected: { total: 0 },
      families: { demand: rows, behaviour: rows },
    })
  })

  it('takes the 41 % that are open as censored, not as missing', async () => {
    await using database = await createRealDatabase()
    const summary = await database.ingest('nyc-311-api', API, 'nyc', {
      adapt: ({ agency: _agency, ...mapping }) => mapping,
      exportedAt: new Date('2026-06-28T12:00:00Z'),
    })
    expect(summary.families).toEqual({ demand: 10_000, behaviour: 10_000 })
    const { counts } = await database.distribution('days-to-resolve')
    const open = [...counts].filter(([answer]) => answer.startsWith('open:'))
    expect(open.reduce((sum, [, count]) => sum + count, 0)).toBe(4_148)
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(10_000)
    // Censored at their age: after a day none can have lasted longer than two.
    const bands = open.map(([answer]) => answer).toSorted((a, b) => a.localeCompare(b))
    expect(bands).toEqual(['open:1d-2d', 'open:4h-1d'])
  })

  it('reads the other form of the export, with its dates and channels', async () => {
    await using database = await createRealDatabase()
    const summary = await database.ingest('nyc-311-portal', PORTAL, 'nyc', {
      adapt: ({ agency: _agency, ...mapping }) => mapping,
    })
    expect(summary).toMatchObject({ rowsRead: 100, rejected: { total: 0 } })
    const { counts } = await database.distribution('contact-channel')
    expect(Object.fromEntries(counts)).toEqual({ phone: 52, unknown: 21, web: 16, app: 11 })
  })
})
