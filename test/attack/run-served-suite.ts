import { createHash } from 'node:crypto'
import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import { servedAttacks } from './attacks/served-attacks.ts'
import { judge, type AttackResult } from './method/result.ts'
import { tally } from './method/run-attack.ts'
import type { SuiteOptions } from './run-suite.ts'
import { openRawApi, openSubgraph } from './served/api.ts'
import { foundAgency, type LabServer } from './served/lab.ts'
import type { ServedAttack, ServedBuild } from './served/served-attack.ts'

/** Runs every attack on what an agency serves, against its subgraph and against the careless API. */
export async function runServedAttacks(
  server: LabServer,
  options: SuiteOptions,
): Promise<readonly AttackResult[]> {
  const results: AttackResult[] = []
  for (const attack of servedAttacks)
    results.push(...(await runServedAttack(attack, server, options)))
  return results
}

/** Runs one of them against both. */
export async function runServedAttack(
  attack: ServedAttack,
  server: LabServer,
  options: SuiteOptions,
): Promise<readonly AttackResult[]> {
  const results: AttackResult[] = []
  for (const build of ['citx', 'unprotected'] as const) {
    const result = await attackOnce(attack, build, server, options)
    results.push(result)
    options.onResult?.(result)
  }
  return results
}

async function attackOnce(
  attack: ServedAttack,
  build: ServedBuild,
  server: LabServer,
  { seed, quick }: SuiteOptions,
): Promise<AttackResult> {
  const { id, what, attacker, gate } = attack
  const digest = createHash('sha256').update(`${seed}|${id}`).digest()
  const guesses = await attack.strike({
    build,
    server,
    quick,
    random: seededRandom(digest.readUInt32BE(0)),
    found: () => foundAgency(server),
    open: ({ agency }, agreements) =>
      build === 'citx' ? openSubgraph(agency, agreements) : openRawApi(agency),
  })
  const kind = build === 'citx' ? 'real' : 'unprotected'
  const measured = { ...tally(guesses), gate }
  return { id, build, kind, attacker, what, ...judge(measured, { kind, strict: !quick }) }
}
