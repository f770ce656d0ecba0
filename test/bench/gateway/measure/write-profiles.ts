import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Contender } from '../contenders/contender.ts'
import { runLoad } from '../load/run-load.ts'
import { subjectOf } from '../load/subject.ts'
import type { Bench } from '../measurements.ts'
import { expectedRows } from '../workload/expected-rows.ts'
import type { Workload } from '../workload/workload.ts'

const CLIENTS = 4

/** Writes a CPU profile of each gateway under each query, to be read with the developer tools of a browser. */
export async function writeProfiles(
  folder: string,
  { exchange, seed, tell }: Bench,
  contenders: readonly Contender[],
  workloads: readonly Workload[],
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const authorizations = exchange.authorizations.slice(0, CLIENTS)
  const load = { authorizations, atLeast: { seconds: 4, queries: 20 } }
  for (const workload of workloads) {
    const expected = expectedRows(workload, seed)
    for (const contender of contenders) {
      const subject = subjectOf(contender, workload, expected)
      await runLoad(subject, { authorizations, atLeast: { seconds: 1, queries: 5 } })
      await contender.process.ask('startProfile', z.object({}))
      await runLoad(subject, load)
      const path = resolve(join(folder, `${contender.name}-${workload.name}.cpuprofile`))
      await contender.process.ask('writeProfile', z.object({}), path)
      tell(`${path} is written`)
    }
  }
}
