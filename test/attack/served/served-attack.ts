import type { Random } from '@citx/schema/metric/simulation/random.ts'
import type { Attacker, Guess } from '../method/attack.ts'
import type { Api } from './api.ts'
import type { LabAgency, LabServer } from './lab.ts'

/** Which API is attacked: the agency's subgraph, or the careless one. */
export type ServedBuild = 'citx' | 'unprotected'

export interface ServedTarget {
  readonly build: ServedBuild
  readonly server: LabServer
  readonly random: Random
  readonly quick: boolean
  readonly found: () => Promise<LabAgency>
  /** Opens the public API of an agency to a partner. */
  readonly open: (agency: LabAgency, agreements?: string) => Promise<Api>
}

/** An attack on what an agency serves, from a real database. */
export interface ServedAttack {
  readonly id: string
  readonly what: string
  readonly attacker: Attacker
  readonly knows: string
  readonly guesses: string
  readonly figure: string
  readonly gate: number
  readonly why: string
  readonly strike: (target: ServedTarget) => Promise<readonly Guess[]>
}

/** The guesses of a check that nothing of a list may pass. */
export function hitsOf(hits: readonly boolean[]): readonly Guess[] {
  return hits.map((hit) => ({ hit, blind: false }))
}
