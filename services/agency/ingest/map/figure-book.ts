import { monthsOf, windowBounds, type Window } from '@citx/schema/cube/window.ts'
import type { NewFigure } from '../../records/new-figure.ts'
import type { FigureRule } from '../mapping/figures.ts'
import type { Problem } from './outcome.ts'

/** The place and window of a figure. */
export interface FigureKey {
  readonly id: string
  readonly journey: string
  readonly channel: string
  readonly stage: string
  readonly window: Window
}

export interface PublishedCheck {
  readonly metric: string
  readonly published: number
  readonly decimals: number
}

/** What one row says of one figure. */
export interface Observation {
  readonly rule: FigureRule
  readonly key: FigureKey
  readonly value?: number
  readonly n?: number
  readonly counts: readonly (readonly [answer: string, count: number])[]
  /** The day (`2026-03-01`) or month (`2026-03`) that it speaks of, where a window must be whole. */
  readonly part?: string
  readonly check?: PublishedCheck
}

interface Entry {
  readonly key: FigureKey
  readonly rule: FigureRule
  measure: string | undefined
  value: number | undefined
  n: number | undefined
  readonly counts: Map<string, number>
  readonly parts: Set<string> | undefined
}

/** What was gathered, and how many figures were left out. */
export interface FigureBookConclusion {
  readonly figures: readonly NewFigure[]
  readonly incomplete: number
  /** Those of rows that all count one: people, contacts or cases, and no totals. */
  readonly singleCases: number
}

/** Gathers observations to figures: rows that speak of one place and window become one. */
export interface FigureBook {
  /** What an observation disagrees with, if it does. */
  findConflict(observation: Observation): Problem | undefined
  add(observation: Observation): void
  conclude(): FigureBookConclusion
}

const CONFLICT: Problem = {
  kind: 'problem',
  code: 'conflicting-figure',
  message: 'another figure for a place and window that the file spoke of before',
  column: undefined,
  index: undefined,
}

export function createFigureBook(): FigureBook {
  const entries = new Map<string, Entry>()
  const ofTotals = new Set<FigureRule>()
  return {
    findConflict(observation) {
      const entry = entries.get(keyOf(observation.key))
      return entry !== undefined && conflicts(entry, observation) ? CONFLICT : undefined
    },
    add(observation) {
      const key = keyOf(observation.key)
      const entry = entries.get(key)
      if (!isOfOne(observation)) ofTotals.add(observation.rule)
      if (entry === undefined) entries.set(key, createEntry(observation))
      else extend(entry, observation)
    },
    conclude() {
      const whole = [...entries.values()].filter(isWhole)
      const totals = whole.filter(({ rule }) => ofTotals.has(rule))
      return {
        figures: totals.map(toFigure),
        incomplete: entries.size - whole.length,
        singleCases: whole.length - totals.length,
      }
    },
  }
}

function keyOf({ id, journey, channel, stage, window }: FigureKey): string {
  return `${id}|${journey}|${channel}|${stage}|${window}`
}

function createEntry(observation: Observation): Entry {
  const { key, rule, value, n, counts, part } = observation
  return {
    key,
    rule,
    measure: rule.measure,
    value,
    n,
    counts: new Map(counts),
    parts: part === undefined ? undefined : new Set([part]),
  }
}

/** A rule whose rows all count one reads people or cases, whatever the mapping says of them. */
function isOfOne({ rule, counts, n, value }: Observation): boolean {
  const counted = counts.reduce((sum, [, count]) => sum + count, 0)
  const size = counts.length > 0 ? counted : (n ?? (rule.combine === 'sum' ? value : undefined))
  return size === 0 || size === 1
}

function conflicts(entry: Entry, { rule, value, n, counts }: Observation): boolean {
  if (rule.measure !== undefined && entry.measure !== undefined && rule.measure !== entry.measure) {
    return true
  }
  if (rule.combine === 'sum') return false
  return (
    differs(entry.value, value) ||
    differs(entry.n, n) ||
    counts.some(([answer, count]) => differs(entry.counts.get(answer), count))
  )
}

function differs(before: number | undefined, now: number | undefined): boolean {
  return before !== undefined && now !== undefined && before !== now
}

function extend(entry: Entry, { rule, value, n, counts, part }: Observation): void {
  const combine = (before: number | undefined, now: number): number =>
    rule.combine === 'sum' && before !== undefined ? before + now : now
  if (value !== undefined) entry.value = combine(entry.value, value)
  if (n !== undefined) entry.n = combine(entry.n, n)
  for (const [answer, count] of counts) {
    entry.counts.set(answer, combine(entry.counts.get(answer), count))
  }
  entry.measure ??= rule.measure
  if (part !== undefined) entry.parts?.add(part)
}

/** Where days or months are added up, a window counts only when none is lacking. */
function isWhole({ key, parts }: Entry): boolean {
  const [part] = parts ?? []
  if (parts === undefined || part === undefined) return true
  if (part.length === 'yyyy-mm'.length) return parts.size === monthsOf(key.window).length
  const { from, until } = windowBounds(key.window)
  return parts.size === (Date.parse(until) - Date.parse(from)) / 86_400_000
}

function toFigure({ key, rule, measure, value, n, counts }: Entry): NewFigure {
  return {
    ...key,
    ...(value !== undefined && { value }),
    ...(counts.size > 0 &&
      measure !== undefined && { measure, counts: Object.fromEntries(counts) }),
    ...(n !== undefined && { n }),
    ...(rule.currency !== undefined && { currency: rule.currency }),
    source: rule.source,
  }
}
