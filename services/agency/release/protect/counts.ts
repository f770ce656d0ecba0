import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { ProtectedCount, TrueCount } from './types.ts'

/** Reads a count from the records; anything but 0, 1, 2, ... is INTERNAL, because our own query made it. */
export function trueCount(value: number): TrueCount {
  if (!isTrueCount(value)) throw notACount(value)
  return value
}

/** For the noise of this folder alone: the one place where a number becomes a protected count. */
export function protectedCount(value: number): ProtectedCount {
  if (!isProtectedCount(value)) throw notACount(value)
  return value
}

function isTrueCount(value: number): value is TrueCount {
  return isCount(value)
}

function isProtectedCount(value: number): value is ProtectedCount {
  return isCount(value)
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function notACount(value: number): CitxError {
  return new CitxError('INTERNAL', `${value} is not a count: counts are 0, 1, 2, ...`)
}

/** The sum of the counts of a distribution. */
export function totalOf(counts: ReadonlyMap<string, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  return total
}

/** The same distribution with every count changed. */
export function mapCounts<From, To>(
  counts: ReadonlyMap<string, From>,
  change: (count: From, answer: string) => To,
): ReadonlyMap<string, To> {
  return new Map(Array.from(counts, ([answer, count]) => [answer, change(count, answer)]))
}
