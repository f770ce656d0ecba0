import { createHash } from 'node:crypto'
import { parseMasterKey } from '@citx/agency/release/protect/noise-key.ts'
import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import type { Build } from '../builds/build.ts'
import type { Attack, Guess, Target } from './attack.ts'
import { readPublished } from './published.ts'

export interface Trials {
  readonly seed: number
  /** Stop at so many guesses. */
  readonly tries: number
}

export interface Tally {
  readonly hits: number
  readonly tries: number
  /** Share of the blind guesses that are right. */
  readonly chance: number
}

/** Makes trials, each with an agency and a key of its own, until there are enough guesses. The same seed, the same result. */
export function runAttack(attack: Attack, build: Build, { seed, tries }: Trials): Tally {
  const guesses: Guess[] = []
  const most = Math.ceil(tries / attack.triesPerTrial) * 20
  for (let trial = 0; guesses.length < tries && trial < most; trial += 1)
    guesses.push(...attack.strike(createTarget(build, `${seed}|${attack.id}|${trial}`)))
  return tally(guesses)
}

export function tally(guesses: readonly Guess[]): Tally {
  const blind = guesses.reduce((sum, guess) => sum + Number(guess.blind), 0)
  return {
    hits: guesses.filter(({ hit }) => hit).length,
    tries: guesses.length,
    chance: guesses.length === 0 ? 0 : blind / guesses.length,
  }
}

function createTarget(build: Build, name: string): Target {
  const secret = createHash('sha256').update(name).digest()
  const masterKey = parseMasterKey(new Uint8Array(secret))
  return {
    random: seededRandom(createHash('sha256').update(`world|${name}`).digest().readUInt32BE(0)),
    noise: build.noise,
    corrected: build.corrected ?? build.noise,
    release: (responses, window = '2026-04', more = {}) =>
      readPublished(build.release(responses, { window, masterKey, ...more })),
  }
}
