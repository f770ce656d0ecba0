import type { Attack } from '../method/attack.ts'
import { colluders } from './a15-colluders.ts'
import { differencing } from './a02-differencing.ts'
import { knownCoordinates } from './a02b-known-coordinates.ts'

/** The attacks on the rows of a release, in the order of their table. */
export const attacks: readonly Attack[] = [differencing, knownCoordinates, colluders]
