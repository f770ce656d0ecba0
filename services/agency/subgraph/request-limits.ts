import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** Cells in one answer. */
export const MAX_CELLS = 10_000

export function requireAtLeastZero(argument: string, value: number): number {
  if (value >= 0) return value
  throw new CitxError('BAD_REQUEST', `${argument} is ${value}; it must be 0 or more`)
}
