import { DateTime } from 'luxon'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDateFormat } from './date-format.ts'
import { createDateReader } from './date-reader.ts'
import { getZoneClock } from './zone-clock.ts'

const iso = (ms: number): string => new Date(ms).toISOString()

function readAs(text: string, format: string | readonly string[], timeZone = 'UTC'): string {
  const formats = typeof format === 'string' ? [format] : [...format]
  const read = createDateReader({ column: ['x'], formats }, timeZone)(text)
  return read.kind === 'date' ? iso(read.at) : read.kind
}

it.each([
  ['2026-03-01', 'iso', '2026-03-01'],
  ['01/03/2026', 'dd/MM/yyyy', '2026-03-01'],
  ['2026-03-01 00:30', 'iso', '2026-02-28'],
  ['2026030100', 'yyyyMMddHH', '2026-02-28'],
  ['2026-03-01T00:00:00Z', 'iso', '2026-02-28'],
])(
  'a day without a time is the same day in another zone, a moment may not be: %s',
  (text, format, day) => {
    const column = { column: ['x'], formats: [format], timeZone: 'UTC' }
    const read = createDateReader(column, 'America/New_York')(text)
    expect(read.kind === 'date' ? iso(read.wall).slice(0, 10) : read.kind).toBe(day)
  },
)

describe('formats', () => {
  it.each([
    ['07/23/2015 10:51:00 AM', 'MM/dd/yyyy hh:mm:ss a', '2015-07-23T10:51:00.000Z'],
    ['07/23/2015 12:00:00 AM', 'MM/dd/yyyy hh:mm:ss a', '2015-07-23T00:00:00.000Z'],
    ['07/23/2015 12:00:00 PM', 'MM/dd/yyyy hh:mm:ss a', '2015-07-23T12:00:00.000Z'],
    ['07/23/2015 13:00:00 PM', 'MM/dd/yyyy hh:mm:ss a', 'bad-date'],
    ['2026-06-28T03:05:20.000', 'iso', '2026-06-28T03:05:20.000Z'],
    ['2021-03-01T00:00:00+00:00', 'iso', '2021-03-01T00:00:00.000Z'],
    ['2021-03-01T00:00:00+0200', 'iso', '2021-02-28T22:00:00.000Z'],
    ['2021-03-01', 'iso', '2021-03-01T00:00:00.000Z'],
    ['2021-03-01 07:08', 'iso', '2021-03-01T07:08:00.000Z'],
    ['31/05/2022', 'dd/MM/yyyy', '2022-05-31T00:00:00.000Z'],
    ['1/5/2022', 'd/M/yyyy', '2022-05-01T00:00:00.000Z'],
    ['1/5/2022', 'dd/MM/yyyy', 'bad-date'],
    ['30/02/2022', 'dd/MM/yyyy', 'bad-date'],
    ['29/02/2024', 'dd/MM/yyyy', '2024-02-29T00:00:00.000Z'],
    ['29/02/2023', 'dd/MM/yyyy', 'bad-date'],
    ['3 Mar 2024', 'd MMM yyyy', '2024-03-03T00:00:00.000Z'],
    ['May 2024', 'MMMM yyyy', '2024-05-01T00:00:00.000Z'],
    ['2024-Q3', "yyyy-'Q'q", '2024-07-01T00:00:00.000Z'],
    ['2024-Q5', "yyyy-'Q'q", 'bad-date'],
    ['2023-2024', 'fiscal-year', '2023-01-01T00:00:00.000Z'],
    ['2023-24', 'fiscal-year', '2023-01-01T00:00:00.000Z'],
    ['1999-00', 'fiscal-year', '1999-01-01T00:00:00.000Z'],
    ['2023-2025', 'fiscal-year', 'bad-date'],
    ['0222-01-02', 'iso', 'implausible-date'],
    ['2022-01-02x', 'iso', 'bad-date'],
    ['', 'iso', 'bad-date'],
    ['12', 'yy', '2012-01-01T00:00:00.000Z'],
  ])('%s as %s is %s', (text, format, expected) => {
    expect(readAs(text, format)).toBe(expected)
  })

  it.each(['YYYY-MM-DD', 'dd/MM', 'QQQ', '', 'yyyy-MM-ddB', 'dd/MM/yyyy hh:mm'])(
    'refuses the format %s',
    (format) => {
      expect(findDateFormat(format)).toBeUndefined()
    },
  )

  it('refuses what two formats read differently, unless told to take the first', () => {
    const formats = ['dd/MM/yyyy', 'MM/dd/yyyy']
    expect(readAs('01/02/2022', formats)).toBe('ambiguous-date')
    expect(readAs('02/02/2022', formats)).toBe('2022-02-02T00:00:00.000Z')
    expect(readAs('13/02/2022', formats)).toBe('2022-02-13T00:00:00.000Z')
    const first = createDateReader({ column: ['x'], formats, ambiguous: 'first' }, 'UTC')
    expect(first('01/02/2022')).toMatchObject({ at: Date.UTC(2022, 1, 1) })
    expect(first('01/14/2022')).toMatchObject({ at: Date.UTC(2022, 0, 14) })
  })
})

describe('time zones', () => {
  it('places dates in the local month', () => {
    const read = createDateReader({ column: ['x'], formats: ['iso'] }, 'America/New_York')
    expect(read('2024-03-01T03:00:00Z')).toMatchObject({ wall: Date.UTC(2024, 1, 29, 22) })
    expect(read('2024-03-01T03:00:00')).toMatchObject({ at: Date.UTC(2024, 2, 1, 8) })
  })

  it('knows hours that the clocks skip or show twice', () => {
    const clock = getZoneClock('America/New_York')
    const skipped = Date.UTC(2024, 2, 10, 2, 30)
    expect(iso(clock.momentsOf(skipped).first)).toBe('2024-03-10T07:30:00.000Z')
    const twice = Date.UTC(2024, 10, 3, 1, 30)
    expect(iso(clock.momentsOf(twice).first)).toBe('2024-11-03T05:30:00.000Z')
    expect(iso(clock.momentsOf(twice).second ?? 0)).toBe('2024-11-03T06:30:00.000Z')
    expect(clock.momentsOf(skipped).second).toBeUndefined()
  })

  it('agrees with luxon on every hour of a year that exists once', () => {
    const zones = ['Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata']
    const hour = fc.integer({ min: 0, max: 366 * 24 * 4 })
    for (const zone of zones) {
      const clock = getZoneClock(zone)
      fc.assert(
        fc.property(hour, (quarterHours) => {
          const moment = Date.UTC(2024, 0, 1) + quarterHours * 900_000
          const wall = clock.wallOf(moment)
          expect(wall).toBe(moment + DateTime.fromMillis(moment, { zone }).offset * 60_000)
          expect(Object.values(clock.momentsOf(wall))).toContain(moment)
        }),
      )
    }
  })
})
