import type { Subject } from '../load/subject.ts'
import { measureRun, type Run, type RunOptions } from './measure-run.ts'

export interface TurnsOptions extends Omit<RunOptions, 'round'> {
  readonly rounds: number
}

/**
 * Measures subjects in turn, round after round, so that whatever else the machine does weighs on all of them alike. The first
 * round of all warms up what is compiled in time, and is not told.
 */
export async function takeTurns(
  subjects: readonly Subject[],
  { rounds, ...options }: TurnsOptions,
): Promise<readonly Run[]> {
  const runs: Run[] = []
  for (let round = 0; round <= rounds; round += 1)
    for (const subject of subjects) {
      const run = await measureRun(subject, { ...options, round })
      if (round > 0) runs.push(run)
    }
  return runs
}
