import { runLoad } from '../load/run-load.ts'
import type { Subject } from '../load/subject.ts'
import { measureRun, type Run, type RunOptions } from './measure-run.ts'

export interface TurnsOptions extends Omit<RunOptions, 'round'> {
  readonly rounds: number
  /** How much CPU time each is given before, so that what is compiled in time is compiled. */
  readonly warmUpCpuMs: number
}

/**
 * Warms subjects up, all at once, and measures them in turn, round after round, so that whatever else the machine does weighs on
 * all of them alike.
 */
export async function takeTurns(
  subjects: readonly Subject[],
  { rounds, warmUpCpuMs, ...options }: TurnsOptions,
): Promise<readonly Run[]> {
  await Promise.all(subjects.map((subject) => warmUp(subject, warmUpCpuMs, options)))
  const runs: Run[] = []
  for (let round = 1; round <= rounds; round += 1)
    for (const subject of subjects) runs.push(await measureRun(subject, { ...options, round }))
  return runs
}

/** By CPU time, which on a busy machine passes more slowly than time. */
async function warmUp(
  subject: Subject,
  cpuMs: number,
  { authorizations }: Pick<TurnsOptions, 'authorizations'>,
): Promise<void> {
  const { process } = subject.contender
  const until = (await process.usage()).cpuMs + cpuMs
  do await runLoad(subject, { authorizations, atLeast: { seconds: 0.1, queries: 1 } })
  while ((await process.usage()).cpuMs < until)
}
