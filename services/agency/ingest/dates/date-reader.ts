import type { DateColumn } from '../mapping/dates.ts'
import { findDateFormat, type Precision, type ReadDate } from './date-format.ts'
import { getZoneClock, type ZoneClock } from './zone-clock.ts'

/** A date of a row. `wall` is the agency's local time, written as if it were UTC. */
export interface DatedCell {
  readonly kind: 'date'
  readonly at: number
  readonly wall: number
  readonly precision: Precision
  /** The other moment that may be meant, in the hour that the clocks showed twice. */
  readonly second: number | undefined
}

/** Why a cell is no date. */
export type DateProblem =
  | { readonly kind: 'bad-date' }
  | { readonly kind: 'ambiguous-date' }
  | { readonly kind: 'implausible-date' }

export type DateReader = (text: string) => DatedCell | DateProblem

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const ISO_DAY_CHARS = 10

/** Reads texts of one column. Dates without an offset are wall time of the column's zone, or else the mapping's. */
export function createDateReader(column: DateColumn, agencyZone: string): DateReader {
  const formats = column.formats.flatMap((name) => {
    const format = findDateFormat(name)
    return format === undefined ? [] : [{ ...format, isIso: name === 'iso' }]
  })
  const agencyClock = getZoneClock(agencyZone)
  const columnClock =
    column.timeZone === undefined || column.timeZone === agencyZone
      ? agencyClock
      : getZoneClock(column.timeZone)
  const shiftYears = column.fiscalYear === 'end' ? 1 : 0
  const takesFirst = column.ambiguous === 'first' || formats.length === 1

  const place = (
    read: ReadDate,
    precision: Precision,
    hasTime: boolean,
  ): DatedCell | DateProblem => {
    const year = precision === 'fiscal-year' ? read.year + shiftYears : read.year
    if (year < FIRST_YEAR || year > LAST_YEAR) return { kind: 'implausible-date' }
    const { month, day, hour, minute, second, millisecond, offset } = read
    const wall = Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
    if (offset !== undefined) {
      const at = wall - offset * 60_000
      return { kind: 'date', at, wall: agencyClock.wallOf(at), precision, second: undefined }
    }
    // A day is a day in every zone; only a time of day can fall on another one.
    return fromWall(wall, precision, columnClock, hasTime ? agencyClock : columnClock)
  }

  return (text) => {
    let found: DatedCell | DateProblem | undefined
    for (const format of formats) {
      const read = format.read(text)
      if (read === undefined) continue
      const isDay = format.isIso && text.length === ISO_DAY_CHARS
      const hasTime = format.precision === 'time' && !isDay
      const placed = place(read, format.precision, hasTime)
      if (takesFirst) return placed
      if (found !== undefined && !isSame(found, placed)) return { kind: 'ambiguous-date' }
      found = placed
    }
    return found ?? { kind: 'bad-date' }
  }
}

function fromWall(
  wall: number,
  precision: Precision,
  columnClock: ZoneClock,
  agencyClock: ZoneClock,
): DatedCell {
  const { first: at, second } = columnClock.momentsOf(wall)
  const local = columnClock === agencyClock ? wall : agencyClock.wallOf(at)
  return { kind: 'date', at, wall: local, precision, second }
}

function isSame(a: DatedCell | DateProblem, b: DatedCell | DateProblem): boolean {
  if (a.kind !== 'date' || b.kind !== 'date') return a.kind === b.kind
  return a.at === b.at
}
