import { parseWindow, type Window } from '@citx/schema/cube/window.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import type { FigureRule } from '../mapping/figures.ts'
import type { NumberValue } from '../mapping/numbers.ts'
import { windowAt, windowKindOf } from '../dates/calendar.ts'
import type { Row } from '../read/source.ts'
import { bindChoice, type Rule } from './choice.ts'
import { bindCondition } from './condition.ts'
import { bindDate } from './date-column.ts'
import type { FigureKey, Observation, PublishedCheck } from './figure-book.ts'
import { createHeaderReader } from './header-windows.ts'
import { bindNumber, type AbsenceTally, type RowNumber } from './number-value.ts'
import type { BoundColumn } from './columns.ts'
import type { Problem } from './outcome.ts'
import { resolveWindow } from './record-date.ts'
import type { RecordContext } from './record.ts'

export interface FigureFindings {
  readonly observations: Observation[]
  readonly problems: Problem[]
  /** Problems of single cells of a wide row, which do not touch the row's other windows. */
  readonly cellProblems: Problem[]
  readonly leftOut: string[]
}

export type FigureMaker = (row: Row, found: FigureFindings) => void

/** Where and when a rule's numbers stand in a row. */
interface Slice {
  readonly bind: (name: string) => BoundColumn | undefined
  readonly windowOf: (row: Row) => RowWindow | Problem | undefined
}

interface RowWindow {
  readonly window: Window | undefined
  /** The day or month that it speaks of, where a window must be whole. */
  readonly part?: string
}

/** Makes a figure rule ready: adds what the row says to what was found. */
export function bindFigure(
  rule: FigureRule,
  context: RecordContext,
  tally: AbsenceTally,
): FigureMaker {
  const { columns, numbers } = context
  const where = rule.where === undefined ? undefined : bindCondition(rule.where, columns, numbers)
  const place = bindPlace(rule, context)
  const slices = bindSlices(rule, context)
  const isWide = typeof rule.window === 'object' && 'header' in rule.window
  const readers = slices.map((slice) => bindSlice(rule, slice, context, tally))
  return (row, found) => {
    if (where !== undefined && !where(row)) return
    const key = place(row, found)
    if (key === undefined) return
    for (const read of readers) {
      read(row, key, isWide ? { ...found, problems: found.cellProblems } : found)
    }
  }
}

type Place = Omit<FigureKey, 'window'>

function bindPlace(
  rule: FigureRule,
  { columns, numbers }: RecordContext,
): (row: Row, found: FigureFindings) => Place | undefined {
  const rules = {
    id: bindChoice(rule.id, columns, numbers),
    journey: bindChoice(rule.journey ?? ALL, columns, numbers),
    channel: bindChoice(rule.channel ?? ALL, columns, numbers),
    stage: bindChoice(rule.stage ?? ALL, columns, numbers),
  } satisfies Record<string, Rule>
  return (row, found) => {
    const place = { id: '', journey: ALL, channel: ALL, stage: ALL }
    for (const name of ['id', 'journey', 'channel', 'stage'] as const) {
      const outcome = rules[name](row)
      if (outcome.kind === 'id') place[name] = outcome.id
      else if (outcome.kind === 'problem') found.problems.push(outcome)
      else if (outcome.kind === 'drop' || name === 'id') found.leftOut.push(`unmapped-${name}`)
      if (outcome.kind === 'problem' || outcome.kind === 'drop') return undefined
    }
    return place.id === '' ? undefined : place
  }
}

function bindSlices(rule: FigureRule, context: RecordContext): readonly Slice[] {
  const { columns } = context
  const { window } = rule
  if (typeof window === 'string') {
    const fixed = { window: parseWindow(resolveWindow(window, context.givenWindow)) }
    return [{ bind: (name) => columns.bind(name), windowOf: () => fixed }]
  }
  if ('header' in window) return headerSlices(window.header, context)
  const read = bindDate(window, columns, context)
  const windowOf = (row: Row): RowWindow | Problem | undefined => {
    const found = read(row)
    if (found === undefined || found.kind === 'problem') return found
    const at = windowAt(found.wall, window.as ?? windowKindOf(found.precision))
    if (window.complete === undefined || window.complete === false) return { window: at }
    const length = window.complete === 'months' ? 'yyyy-mm'.length : 'yyyy-mm-dd'.length
    return { window: at, part: new Date(found.wall).toISOString().slice(0, length) }
  }
  return [{ bind: (name) => columns.bind(name), windowOf }]
}

/** One slice for each time that the header names; templates in the rule's columns lead to the column of that time. */
function headerSlices(template: string, { columns }: RecordContext): readonly Slice[] {
  const read = createHeaderReader(template)
  const spans = new Map(
    columns.columns.flatMap((name) => {
      const span = read(name)
      return span === undefined ? [] : [[span.key, span] as const]
    }),
  )
  if (spans.size === 0) columns.bind(template)
  return [...spans.values()].map(({ key, window }) => ({
    bind: (name) => {
      if (!name.includes('{')) return columns.bind(name)
      const readName = createHeaderReader(name)
      const column = columns.columns.find((header) => readName(header)?.key === key)
      return column === undefined ? undefined : columns.bind(column)
    },
    windowOf: () => ({ window }),
  }))
}

type SliceReader = (row: Row, place: Place, found: FigureFindings) => void

function bindSlice(
  rule: FigureRule,
  slice: Slice,
  context: RecordContext,
  tally: AbsenceTally,
): SliceReader {
  const number = (value: NumberValue | undefined): RowNumber | undefined =>
    value === undefined ? undefined : bindNumber(value, slice.bind, context.numbers, tally)
  const value = number(rule.value)
  const n = number(rule.n)
  const counts = bindCounts(rule, context, number)
  const total = number(rule.total)
  const published = number(rule.check?.published)
  const blankWindow: Problem = fault('bad-date', 'a blank where the date should be', undefined)

  return (row, place, found) => {
    const when = slice.windowOf(row) ?? blankWindow
    if ('code' in when) {
      found.problems.push(when)
      return
    }
    const before = found.problems.length
    const take = (given: number | Problem | undefined): number | undefined => {
      if (typeof given !== 'object') return given
      found.problems.push(given)
      return undefined
    }
    const valueOf = take(value?.(row))
    const nOf = take(n?.(row))
    const countsOf = counts(row, found)
    const totalOf = take(total?.(row))
    const publishedOf = take(published?.(row))
    if (found.problems.length > before) return
    if (valueOf === undefined && countsOf.length === 0) return
    const wrong = findCountProblem(countsOf, nOf, totalOf)
    if (wrong !== undefined) {
      found.problems.push(wrong)
      return
    }
    if (when.window === undefined) {
      found.leftOut.push('no-calendar-window')
      return
    }
    found.observations.push({
      rule,
      key: { ...place, window: when.window },
      ...(valueOf !== undefined && { value: valueOf }),
      ...(nOf !== undefined && { n: nOf }),
      counts: countsOf,
      ...(when.part !== undefined && { part: when.part }),
      ...checkOf(rule, publishedOf),
    })
  }
}

function checkOf(
  rule: FigureRule,
  published: number | undefined,
): { readonly check?: PublishedCheck } {
  if (rule.check === undefined || published === undefined) return {}
  return { check: { metric: rule.check.metric, published, decimals: rule.check.decimals } }
}

type Counts = readonly (readonly [answer: string, count: number])[]

function bindCounts(
  rule: FigureRule,
  { columns, numbers }: RecordContext,
  number: (value: NumberValue | undefined) => RowNumber | undefined,
): (row: Row, found: FigureFindings) => Counts {
  const { counts } = rule
  if (counts === undefined) return () => []
  if ('answers' in counts) {
    const readers = Object.entries(counts.answers).map(
      ([answer, value]) => [answer, number(value)] as const,
    )
    return (row, found) =>
      readers.flatMap(([answer, read]) => {
        const count = read?.(row)
        if (typeof count === 'object') found.problems.push(count)
        return typeof count === 'number' ? [[answer, count] as const] : []
      })
  }
  const answerOf = bindChoice(counts.answer, columns, numbers)
  const read = number(counts.count)
  return (row, found) => {
    const answer = answerOf(row)
    if (answer.kind === 'problem') found.problems.push(answer)
    if (answer.kind !== 'id') return []
    const count = read?.(row)
    if (typeof count === 'object') found.problems.push(count)
    return typeof count === 'number' ? [[answer.id, count]] : []
  }
}

function findCountProblem(
  counts: Counts,
  n: number | undefined,
  total: number | undefined,
): Problem | undefined {
  const sum = counts.reduce((before, [, count]) => before + count, 0)
  const all = [...counts.map(([, count]) => count), ...(n === undefined ? [] : [n])]
  if (all.some((count) => count < 0)) {
    return fault('negative-count', 'a part greater than its whole', undefined)
  }
  if (all.some((count) => !Number.isSafeInteger(count))) {
    return fault('bad-number', 'a count that is no whole number', undefined)
  }
  if (total !== undefined && sum !== total) {
    return fault('wrong-total', 'counts that do not add up to the total beside them', undefined)
  }
  return undefined
}

function fault(code: Problem['code'], message: string, column: string | undefined): Problem {
  return { kind: 'problem', code, message, column, index: undefined }
}
