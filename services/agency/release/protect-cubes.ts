import { createHash } from 'node:crypto'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { EVENT_BOUND } from './cube/answer-plan.ts'
import type { MasterKey } from './protect/noise-key.ts'
import { protectCube } from './protect/protect-cube.ts'
import { digestSnapshots } from './protect/snapshot.ts'
import type { ProtectedCube, TrueCube } from './protect/types.ts'
import { nameOf, profileFor, type ProtectionPlan } from './protection-plan.ts'

export interface ProtectCubesOptions {
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
  readonly masterKey: MasterKey
}

/** The one step from counts of records to counts that may be published: its types cannot be had in another way. */
export function protectCubes(
  cubes: readonly TrueCube[],
  { vocabulary, protection, masterKey }: ProtectCubesOptions,
): readonly ProtectedCube[] {
  const measures = [...vocabulary.measures.values()]
  const sensitive = new Set(measures.filter(isSensitive).map(({ id }) => id))
  const answersPerSubject = new Map(
    measures.filter(({ unit }) => unit === 'event').map(({ id }) => [id, EVENT_BOUND]),
  )
  const snapshot = snapshotOf(cubes, protection)
  return cubes.map((cube) => {
    const measure = vocabulary.measures.get(cube.series)
    if (measure === undefined)
      throw new CitxError('INTERNAL', `the cube of ${cube.series} is of no known measure`)
    const profile = profileFor(protection, measure)
    return protectCube(cube, profile, {
      masterKey,
      sensitive,
      answersPerSubject,
      snapshot,
      mergeNearlySame: protection.mergeNearlySame === true,
    })
  })
}

/**
 * Other noise is drawn afresh also for the same counts: one draw looked up in two tables, or scaled by two epsilons, would
 * tell itself by the difference.
 */
function snapshotOf(
  cubes: readonly TrueCube[],
  { citizens, employees }: ProtectionPlan,
): Uint8Array {
  return createHash('sha256')
    .update(digestSnapshots(cubes))
    .update(`${nameOf(citizens)}\t${nameOf(employees)}\n`)
    .digest()
}

function isSensitive({ sensitive, family }: Measure): boolean {
  return sensitive || family === 'voice-of-employee'
}
