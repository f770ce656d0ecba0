import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { PerturbationTableProfile, ProtectedCount } from './types.ts'

/** Whether a cell is published; the noisy base alone decides, so that the decision tells no more than the noise does. */
export function reachesThreshold(base: ProtectedCount, publishAt: number): boolean {
  return base >= publishAt
}

/** No published figure of the perturbation profile may rest on fewer subjects than this. */
const fewestSubjects = 5

/** Refuses (BAD_CONFIG) a threshold that leaves fewer than five certain subjects, as the noise takes off at most D. */
export function requirePublishAt({ publishAt, D }: PerturbationTableProfile): void {
  if (!Number.isSafeInteger(publishAt) || publishAt - D < fewestSubjects)
    throw new CitxError(
      'BAD_CONFIG',
      `publishAt is ${publishAt}; with changes up to ${D} it must be ${D + fewestSubjects} or more`,
    )
}

/** Refuses (BAD_CONFIG) a minimum that is not 1, 2, 3, ... */
export function requireMinimum(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new CitxError('BAD_CONFIG', `${name} is ${value} and must be 1, 2, 3, ...`)
}
