import { performance } from 'node:perf_hooks'
import type { Contender } from './contenders/contender.ts'
import { installPeers } from './contenders/install-peers.ts'
import { startContenders } from './contenders/start-contenders.ts'
import { startExchange } from './exchange/start-exchange.ts'
import { subjectOf } from './load/subject.ts'
import type { Run } from './measure/measure-run.ts'
import { takeTurns } from './measure/take-turns.ts'
import type { BenchOptions } from './options.ts'
import { FULL, QUICK } from './plan.ts'
import { ratiosOf, type Ratios } from './report/ratios.ts'
import { expectedRows } from './workload/expected-rows.ts'
import { bigWorkload, smallWorkload } from './workload/workload.ts'

export interface Figures {
  readonly ratios: Ratios
  readonly runs: readonly Run[]
}

const AGENCIES = 100

/** Starts everything, measures, and stops everything. */
export async function runBench(
  options: BenchOptions,
  tell: (what: string) => void,
): Promise<Figures> {
  const { quick, seed, peers } = options
  const plan = quick ? QUICK : FULL
  if (peers.length > 0) await installPeers(tell)
  const startedMs = performance.now()
  const clients = Math.max(...plan.bigClients, ...plan.smallClients)
  await using exchange = await startExchange({ seed, clients })
  const small = smallWorkload()
  const big = bigWorkload(AGENCIES)
  await using contenders = await startContenders({
    exchange,
    workloads: [small, big],
    agencies: AGENCIES,
    peers,
  })
  tell(`everything started in ${secondsSince(startedMs)} s`)

  const runs: Run[] = []
  const measure = async (workload: typeof big, who: readonly Contender[], count: number) => {
    const expected = expectedRows(workload, seed)
    const subjects = who.map((contender) => subjectOf(contender, workload, expected))
    const { rounds, seconds, queries } = plan
    const authorizations = exchange.authorizations.slice(0, count)
    const atLeast = { seconds, queries }
    const { stubs } = exchange
    runs.push(...(await takeTurns(subjects, { stubs, authorizations, atLeast, rounds })))
    tell(
      `the ${workload.name} query at ${count} clients is measured (${secondsSince(startedMs)} s)`,
    )
  }
  const own = contenders.all.filter(({ name }) => !peers.some((peer) => peer === name))
  for (const count of plan.bigClients) await measure(big, contenders.all, count)
  for (const count of plan.smallClients)
    await measure(small, plan.smallOfPeers ? contenders.all : own, count)
  return { ratios: ratiosOf(runs), runs }
}

function secondsSince(startedMs: number): string {
  return ((performance.now() - startedMs) / 1000).toFixed(1)
}
