import type { AttackResult } from './method/result.ts'
import { runServedAttacks } from './run-served-suite.ts'
import { runRowAttacks, type SuiteOptions } from './run-suite.ts'
import type { LabServer } from './served/lab.ts'

/** Every attack on every build. */
export async function runAttacks(
  server: LabServer,
  options: SuiteOptions,
): Promise<readonly AttackResult[]> {
  const rows = runRowAttacks(options)
  const served = await runServedAttacks(server, options)
  return [...rows, ...served].toSorted((a, b) => order(a) - order(b))
}

/** A1, A2, A2b, ... then B1, B2, ... */
function order({ id }: AttackResult): number {
  const [, letter = 'Z', number = '0'] = /^([A-Z])(\d+)/.exec(id) ?? []
  return letter.charCodeAt(0) * 1000 + Number(number)
}
