import type { ServedAttack } from '../served/served-attack.ts'
import { thirdVersion } from './a03c-third-version.ts'
import { repetition } from './a05-repetition.ts'
import { plantedStrings } from './a10-planted-strings.ts'
import { tracker } from './a11-tracker.ts'
import { nonInterference } from './a19-non-interference.ts'
import { employeePanel } from './b19-employee-panel.ts'
import { reasonsForAbsence } from './b14-reasons-for-absence.ts'
import { commitment } from './b15-commitment.ts'
import { flood } from './b16-flood.ts'
import { singleCases } from './b23-single-cases.ts'

/** The attacks on what an agency serves, in the order of their table. */
export const servedAttacks: readonly ServedAttack[] = [
  thirdVersion,
  repetition,
  plantedStrings,
  tracker,
  nonInterference,
  reasonsForAbsence,
  commitment,
  flood,
  employeePanel,
  singleCases,
]
