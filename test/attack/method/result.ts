import type { BuildKind } from '../builds/build.ts'
import type { Attacker } from './attack.ts'
import { wilsonInterval } from './wilson.ts'

/** What one attack achieved against one build. */
export interface AttackResult {
  readonly id: string
  readonly build: string
  /** Share of the tries in which the attack reached its aim. */
  readonly success: number
  /** The same share for a guess without the release. */
  readonly chance: number
  /** The share that is let pass. */
  readonly gate: number
  /** Whether the build withstands: for the real one its upper bound is under the gate, others are not shown to be above it. */
  readonly pass: boolean
  readonly trials: number
  /** Of the Wilson 95 % interval of `success`. */
  readonly lowerBound: number
  readonly upperBound: number
  readonly kind: BuildKind
  readonly attacker: Attacker
  readonly what: string
  /** Known to succeed: reported, and not judged. */
  readonly limit?: boolean
}

export interface Measured {
  readonly hits: number
  readonly tries: number
  readonly chance: number
  readonly gate: number
}

export interface Judged {
  readonly success: number
  readonly chance: number
  readonly gate: number
  readonly pass: boolean
  readonly trials: number
  readonly lowerBound: number
  readonly upperBound: number
}

/**
 * Holds a figure against its gate. A gate of 0 lets no hit pass. With few tries (`strict` false) the real build, too, passes
 * when it is not shown to be above the gate.
 */
export function judge(
  { hits, tries, chance, gate }: Measured,
  { kind, strict }: { readonly kind: BuildKind; readonly strict: boolean },
): Judged {
  const { low, high } = wilsonInterval(hits, tries)
  const shownBroken = gate === 0 ? hits > 0 : low > gate
  const shownSound = gate === 0 ? hits === 0 : high <= gate
  const pass = tries > 0 && (kind === 'real' && strict ? shownSound : !shownBroken)
  return {
    success: round(tries === 0 ? 0 : hits / tries),
    chance: round(chance),
    gate: round(gate),
    pass,
    trials: tries,
    lowerBound: round(low),
    upperBound: round(high),
  }
}

/** What is not as it must be: a gate that does not hold, an attack that proves nothing, a fault that nobody finds. */
export function findProblems(all: readonly AttackResult[]): readonly string[] {
  const results = all.filter(({ limit }) => limit !== true)
  const broken = new Set(results.filter(({ kind }) => kind === 'broken').map(({ build }) => build))
  const caught = new Set(results.filter(({ pass }) => !pass).map(({ build }) => build))
  return [
    ...results
      .filter(({ kind, pass }) => kind === 'real' && !pass)
      .map(({ id, build, success, gate }) => `${id} breaks ${build}: ${success}, gate ${gate}`),
    ...results
      .filter(({ kind, pass }) => kind === 'unprotected' && pass)
      .map(({ id, build }) => `${id} does not break ${build}, so it proves nothing`),
    ...[...broken]
      .filter((build) => !caught.has(build))
      .map((build) => `no attack catches ${build}`),
  ]
}

function round(share: number): number {
  return Number(share.toFixed(4))
}
