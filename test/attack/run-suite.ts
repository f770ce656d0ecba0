import { attacks } from './attacks/attacks.ts'
import type { Build } from './builds/build.ts'
import { builds } from './builds/builds.ts'
import type { Attack } from './method/attack.ts'
import { judge, type AttackResult } from './method/result.ts'
import { runAttack } from './method/run-attack.ts'

export interface SuiteOptions {
  readonly seed: number
  /** Fewer tries, and of the broken builds only those that an attack is there to catch. */
  readonly quick: boolean
  readonly onResult?: (result: AttackResult) => void
}

/** Runs every attack on the rows of a release against every build. */
export function runRowAttacks(options: SuiteOptions): readonly AttackResult[] {
  return attacks.flatMap((attack) => runRowAttack(attack, options))
}

/** Runs one attack against each build that it is for. */
export function runRowAttack(
  attack: Attack,
  { seed, quick, onResult }: SuiteOptions,
): readonly AttackResult[] {
  return (attack.against ?? builds)
    .filter((build) => !quick || isNeeded(attack, build))
    .map((build) => {
      const result = attackOnce(attack, build, { seed, quick })
      onResult?.(result)
      return result
    })
}

function isNeeded({ catches }: Attack, { id, kind }: Build): boolean {
  return kind !== 'broken' || catches.includes(id)
}

function attackOnce(
  attack: Attack,
  build: Build,
  { seed, quick }: Pick<SuiteOptions, 'seed' | 'quick'>,
): AttackResult {
  const tries = triesFor(attack, build, quick)
  const { hits, tries: made, chance } = runAttack(attack, build, { seed, tries })
  const { id, what, attacker, gate, limit = false } = attack
  const { kind } = build
  const measured = { hits, tries: made, chance, gate: gate(chance) }
  const judged = judge(measured, { kind, strict: !quick })
  return { id, build: build.id, kind, attacker, what, ...judged, ...(limit && { limit }) }
}

const FEWEST = 300

/** As many as show the figure to within its gate; fewer where a build only has to be shown broken. */
function triesFor(
  { tries, quickTries = 60, triesPerTrial }: Attack,
  { kind }: Build,
  quick: boolean,
): number {
  if (quick) return Math.max(kind === 'real' ? quickTries : quickTries / 2, 8 * triesPerTrial)
  return kind === 'real' ? tries : Math.max(FEWEST, Math.ceil(tries / 3))
}
