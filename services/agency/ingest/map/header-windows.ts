import type { Window } from '@citx/schema/cube/window.ts'
import { findWindowSpanning } from '../dates/calendar.ts'
import { findDateFormat } from '../dates/date-format.ts'
import { normalizeText } from './text.ts'

/** A run of months that a header names. */
export interface HeaderSpan {
  /** The same for all columns of the same time. */
  readonly key: string
  /** undefined where the months are none of our windows, such as a year from April. */
  readonly window: Window | undefined
}

/** Reads the time in a header; undefined where the header does not fit the template. */
export type HeaderReader = (header: string) => HeaderSpan | undefined

interface Slot {
  readonly role: 'start' | 'end' | 'whole'
  readonly format: string
}

/** Templates such as `{start MMM} - {end MMM yyyy}: volume` or `Volume {yyyy-'Q'q}`. */
export function createHeaderReader(template: string): HeaderReader {
  const slots: Slot[] = []
  const pattern = template
    .split(/(\{[^{}]+\})/)
    .map((piece) => {
      if (!piece.startsWith('{')) return escapePattern(normalizeInner(piece))
      slots.push(parseSlot(piece.slice(1, -1)))
      return '(.+?)'
    })
    .join('')
  const whole = new RegExp(`^${pattern.trim()}$`)
  return (header) => {
    const found = whole.exec(normalizeText(header))
    return found === null ? undefined : readSpan(slots, found.slice(1))
  }
}

/** Whether the template can ever be read: every format is one. */
export function isHeaderTemplate(template: string): boolean {
  const inner = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, slot = '']) => parseSlot(slot))
  const roles = inner.map(({ role }) => role).join(' ')
  const isComplete = roles === 'whole' || roles === 'start end' || roles === 'end start'
  return isComplete && inner.every(({ format }) => formatOf(format) !== undefined)
}

function parseSlot(text: string): Slot {
  const found = /^(start|end) (.+)$/.exec(text)
  if (found === null) return { role: 'whole', format: text }
  return { role: found[1] === 'start' ? 'start' : 'end', format: found[2] ?? '' }
}

function normalizeInner(literal: string): string {
  return literal.replaceAll(/\s+/g, ' ')
}

function escapePattern(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** A start may leave its year to the end. */
function formatOf(format: string): ReturnType<typeof findDateFormat> {
  return findDateFormat(format) ?? findDateFormat(`${format} yyyy`)
}

const LENGTHS = { year: 12, 'fiscal-year': 12, quarter: 3, month: 1, day: 1, time: 1 } as const

function readSpan(slots: readonly Slot[], texts: readonly string[]): HeaderSpan | undefined {
  const end = slots.findIndex(({ role }) => role !== 'start')
  const last = readMonths(slots[end], texts[end], undefined)
  if (last === undefined) return undefined
  const start = slots.findIndex(({ role }) => role === 'start')
  if (start === -1) return span(last.first, last.last)
  const first = readMonths(slots[start], texts[start], Math.floor(last.last / 12))
  if (first === undefined) return undefined
  const wraps = first.first > last.last && findDateFormat(slots[start]?.format ?? '') === undefined
  return span(wraps ? first.first - 12 : first.first, last.last)
}

function readMonths(
  slot: Slot | undefined,
  text: string | undefined,
  year: number | undefined,
): { readonly first: number; readonly last: number } | undefined {
  if (slot === undefined || text === undefined) return undefined
  const own = findDateFormat(slot.format)
  const format = own ?? findDateFormat(`${slot.format} yyyy`)
  const read = format?.read(own === undefined ? `${text} ${year ?? ''}` : text)
  if (read === undefined || format === undefined) return undefined
  const first = read.year * 12 + read.month - 1
  return { first, last: first + LENGTHS[format.precision] - 1 }
}

function span(first: number, last: number): HeaderSpan | undefined {
  if (last < first) return undefined
  return { key: `${first}-${last}`, window: findWindowSpanning(first, last) }
}
