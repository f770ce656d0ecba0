import type { Served } from '@citx/agency/release/cube/planned-places.ts'
import type { Random } from '@citx/schema/metric/simulation/random.ts'
import type { Response } from '../world/response.ts'
import type { Build } from '../builds/build.ts'
import type { NoiseModel } from './noise-model.ts'
import type { Published } from './published.ts'

/** Who attacks: with releases alone, with an own record, knowing all others in a group, or knowing everything else. */
export type Attacker = 'outsider' | 'respondent' | 'colluders' | 'omniscient'

/** One guess: whether it was right, and whether the guess without the release would have been. */
export interface Guess {
  readonly hit: boolean
  /** A probability where the blind guess is one of several that are as good. */
  readonly blind: boolean | number
}

/** What one trial attacks: an agency with a key of its own. */
export interface Target {
  readonly random: Random
  readonly noise: NoiseModel
  /** The noise of a correction. */
  readonly corrected: NoiseModel
  /** Publishes a window of the same agency, `2026-04` unless said. */
  readonly release: (
    responses: readonly Response[],
    window?: string,
    more?: ReleaseChoice,
  ) => Published
}

export interface ReleaseChoice {
  readonly served?: Served
  /** Corrects what was released of the window before. */
  readonly correction?: boolean
}

/** An attack on the rows of a release. */
export interface Attack {
  readonly id: string
  readonly what: string
  readonly attacker: Attacker
  readonly knows: string
  readonly guesses: string
  /** What a hit is, and out of what. */
  readonly figure: string
  /** The share of hits that is let pass, given the share of the blind guess. */
  readonly gate: (chance: number) => number
  readonly why: string
  /** Tries of the full run: 300 or more, so many that an honest figure is shown to be under its gate. */
  readonly tries: number
  /** Tries of the quick run, where each takes long; 60 unless said. */
  readonly quickTries?: number
  /** Tries that one trial gives, about. */
  readonly triesPerTrial: number
  /** The broken builds that it is there to catch; any attack may catch others. */
  readonly catches: readonly string[]
  readonly strike: (target: Target) => readonly Guess[]
  /** Known to succeed against the default, whose figure is reported and not judged. */
  readonly limit?: boolean
  /** The builds it is run against, where they are not the usual ones. */
  readonly against?: readonly Build[]
}
