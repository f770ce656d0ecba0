/** A date as a file writes it: local wall time, or a moment where an offset is written. */
export interface ReadDate {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  /** Minutes east of UTC, where written. */
  offset: number | undefined
}

export type Precision = 'year' | 'fiscal-year' | 'quarter' | 'month' | 'day' | 'time'

/** A format made ready: reads text as a date, or not at all. */
export interface DateFormat {
  readonly precision: Precision
  read(text: string): ReadDate | undefined
}

/** Reads at `at`, fills in what it says, and returns where it ended; -1 where the text does not fit. */
type Part = (text: string, at: number, into: Draft) => number
type Draft = ReadDate & { hour12: number; isPm: boolean | undefined; quarter: number }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

type NumberField = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'hour12' | 'quarter'

function digits(field: NumberField, least: number, most: number): Part {
  return (text, at, into) => {
    let value = 0
    let end = at
    while (end < text.length && end - at < most) {
      const digit = text.charCodeAt(end) - 48
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
      end += 1
    }
    if (end - at < least) return -1
    into[field] = value
    return end
  }
}

const fraction: Part = (text, at, into) => {
  let scale = 100
  let value = 0
  let end = at
  for (; end < text.length; end += 1) {
    const digit = text.charCodeAt(end) - 48
    if (digit < 0 || digit > 9) break
    value += digit * scale
    scale /= 10
  }
  into.millisecond = Math.floor(value)
  return end === at ? -1 : end
}

function names(list: readonly string[], longest: boolean): Part {
  return (text, at, into) => {
    const rest = text.slice(at, at + (longest ? 9 : 3)).toLowerCase()
    const index = list.findIndex((name) => rest.startsWith(name))
    const name = list[index]
    if (name === undefined) return -1
    into.month = index + 1
    return at + name.length
  }
}

const meridiem: Part = (text, at, into) => {
  const two = text.slice(at, at + 2).toLowerCase()
  if (two !== 'am' && two !== 'pm') return -1
  into.isPm = two === 'pm'
  return at + 2
}

const offset: Part = (text, at, into) => {
  if (text[at] === 'Z' || text[at] === 'z') {
    into.offset = 0
    return at + 1
  }
  const found = /^([+-])(\d\d):?(\d\d)?/.exec(text.slice(at, at + 6))
  if (found === null) return -1
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0)
  if (minutes > 14 * 60) return -1
  into.offset = found[1] === '-' ? -minutes : minutes
  return at + found[0].length
}

const shortYear: Part = (text, at, into) => {
  const end = digits('year', 2, 2)(text, at, into)
  // As luxon and most spreadsheets: 61 is 1961, 60 is 2060.
  if (end !== -1) into.year += into.year > 60 ? 1900 : 2000
  return end
}

interface Token {
  readonly part: Part
  readonly precision?: Precision
}

/** Tokens of luxon, as https://moment.github.io/luxon/#/parsing has them. */
const tokens: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['yyyy', { part: digits('year', 4, 4), precision: 'year' }],
  ['yy', { part: shortYear, precision: 'year' }],
  ['q', { part: digits('quarter', 1, 1), precision: 'quarter' }],
  ['M', { part: digits('month', 1, 2), precision: 'month' }],
  ['L', { part: digits('month', 1, 2), precision: 'month' }],
  ['MM', { part: digits('month', 2, 2), precision: 'month' }],
  ['LL', { part: digits('month', 2, 2), precision: 'month' }],
  ['MMM', { part: names(MONTHS, false), precision: 'month' }],
  ['LLL', { part: names(MONTHS, false), precision: 'month' }],
  ['MMMM', { part: names(LONG_MONTHS, true), precision: 'month' }],
  ['LLLL', { part: names(LONG_MONTHS, true), precision: 'month' }],
  ['d', { part: digits('day', 1, 2), precision: 'day' }],
  ['dd', { part: digits('day', 2, 2), precision: 'day' }],
  ['H', { part: digits('hour', 1, 2), precision: 'time' }],
  ['HH', { part: digits('hour', 2, 2), precision: 'time' }],
  ['h', { part: digits('hour12', 1, 2), precision: 'time' }],
  ['hh', { part: digits('hour12', 2, 2), precision: 'time' }],
  ['m', { part: digits('minute', 1, 2) }],
  ['mm', { part: digits('minute', 2, 2) }],
  ['s', { part: digits('second', 1, 2) }],
  ['ss', { part: digits('second', 2, 2) }],
  ['S', { part: fraction }],
  ['SSS', { part: fraction }],
  ['u', { part: fraction }],
  ['a', { part: meridiem }],
  ['Z', { part: offset }],
  ['ZZ', { part: offset }],
  ['ZZZ', { part: offset }],
])

const ORDER: readonly Precision[] = ['year', 'quarter', 'month', 'day', 'time']

/** Makes a format ready: `iso`, `fiscal-year` or tokens; undefined where there is no such format. */
export function findDateFormat(format: string): DateFormat | undefined {
  if (format === 'iso') return isoFormat
  if (format === 'fiscal-year') return fiscalYearFormat
  const parts: Part[] = []
  let precision: Precision | undefined
  let hasYear = false
  const pieces = splitFormat(format)
  const letters = pieces.flatMap((piece) => piece.letters ?? [])
  for (const { quoted, letters: own, other } of pieces) {
    const token = own === undefined ? undefined : tokens.get(own)
    if (own !== undefined && token === undefined && own !== 'T') return undefined
    parts.push(token?.part ?? literal(quoted ?? own ?? other ?? ''))
    hasYear ||= token?.precision === 'year'
    precision = finer(precision, token?.precision)
  }
  // Without `a` nobody can tell 01:30 at night from that in the afternoon.
  const isHalfDay = (letters.includes('h') || letters.includes('hh')) && !letters.includes('a')
  return hasYear && precision !== undefined && !isHalfDay
    ? createFormat(parts, precision)
    : undefined
}

interface FormatPiece {
  readonly quoted?: string | undefined
  readonly letters?: string | undefined
  readonly other?: string | undefined
}

function splitFormat(format: string): readonly FormatPiece[] {
  const pieces = format.matchAll(
    /'(?<quoted>[^']*)'|(?<letters>([a-zA-Z])\3*)|(?<other>[^a-zA-Z']+)/g,
  )
  return [...pieces].map(({ groups = {} }) => groups)
}

function finer(a: Precision | undefined, b: Precision | undefined): Precision | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b
}

function literal(wanted: string): Part {
  return (text, at) => (text.startsWith(wanted, at) ? at + wanted.length : -1)
}

/** The draft is used again for the next text: what is read must be looked at before. */
function createFormat(parts: readonly Part[], precision: Precision): DateFormat {
  const draft = emptyDraft()
  return {
    precision,
    read(text) {
      clearDraft(draft)
      let at = 0
      for (const part of parts) {
        at = part(text, at, draft)
        if (at === -1) return undefined
      }
      return at === text.length ? finish(draft) : undefined
    },
  }
}

function clearDraft(draft: Draft): void {
  draft.month = 1
  draft.day = 1
  draft.hour = 0
  draft.minute = 0
  draft.second = 0
  draft.millisecond = 0
  draft.offset = undefined
  draft.hour12 = -1
  draft.isPm = undefined
  draft.quarter = 0
}

function emptyDraft(): Draft {
  return {
    year: 0,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    offset: undefined,
    hour12: -1,
    isPm: undefined,
    quarter: 0,
  }
}

/** What is no date of the calendar is none here: the 30th of February, hour 24, 13 PM. */
function finish(draft: Draft): ReadDate | undefined {
  if (draft.hour12 !== -1) {
    if (draft.hour12 < 1 || draft.hour12 > 12) return undefined
    draft.hour = (draft.hour12 % 12) + (draft.isPm === true ? 12 : 0)
  }
  if (draft.quarter !== 0) {
    if (draft.quarter > 4) return undefined
    draft.month = draft.quarter * 3 - 2
  }
  const { year, month, day, hour, minute, second } = draft
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return hour < 24 && minute < 60 && second < 60 ? draft : undefined
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}

const isoDay = digitsOnly('yyyy-MM-dd')
const isoTimes = [
  '',
  "'T'HH:mm",
  "'T'HH:mm:ss",
  "'T'HH:mm:ss.S",
  ' HH:mm',
  ' HH:mm:ss',
  ' HH:mm:ss.S',
]
  .flatMap((time) => (time === '' ? [''] : [time, `${time}ZZ`]))
  .map((time) => digitsOnly(`yyyy-MM-dd${time}`))

/** ISO 8601 as RFC 3339 and spreadsheets write it: a date, perhaps a time, perhaps an offset. */
const isoFormat: DateFormat = {
  precision: 'time',
  read(text) {
    const day = isoDay.read(text.length > 10 ? text.slice(0, 10) : text)
    if (day === undefined) return undefined
    for (const format of isoTimes) {
      const read = format.read(text)
      if (read !== undefined) return read
    }
    return undefined
  },
}

function digitsOnly(format: string): DateFormat {
  const found = findDateFormat(format)
  if (found === undefined) throw new Error(`${format} is no format`)
  return found
}

/** `2023-24`, `2023-2024` or `2023/24`: the year in which it starts. */
const fiscalYearFormat: DateFormat = {
  precision: 'fiscal-year',
  read(text) {
    const found = /^(\d{4})[-/](\d\d)?(\d\d)$/.exec(text)
    if (found === null) return undefined
    const [, start = '', century, end = ''] = found
    const next = Number(start) + 1
    const isNext = next % 100 === Number(end) && (century ?? start.slice(0, 2)) !== ''
    const sameCentury = century === undefined || Number(century) === Math.floor(next / 100)
    return isNext && sameCentury ? { ...emptyDraft(), year: Number(start) } : undefined
  },
}
