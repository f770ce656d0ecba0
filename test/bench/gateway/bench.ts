import { startContenders } from './contenders/start-contenders.ts'
import { installPeers } from './contenders/install-peers.ts'
import { startExchange } from './exchange/start-exchange.ts'
import type { Run } from './measure/measure-run.ts'
import { writeProfiles } from './measure/write-profiles.ts'
import type { BenchOptions } from './options.ts'
import { FULL, QUICK } from './plan.ts'
import { startGrownGateway } from './questions/growth.ts'
import { measureOwnQuestions, measureWorkload, type Bench } from './measurements.ts'
import { ratiosOf, type Ratios } from './report/ratios.ts'
import { withTime } from './report/with-time.ts'
import { startStubs } from './stubs/start-stubs.ts'
import { bigWorkload, smallWorkload } from './workload/workload.ts'

export interface Figures {
  readonly ratios: Ratios
  readonly runs: readonly Run[]
}

const AGENCIES = 100

/** Starts everything, measures, and stops everything. */
export async function runBench(
  { quick, seed, peers, profile }: BenchOptions,
  report: (what: string) => void,
): Promise<Figures> {
  if (peers.length > 0) await installPeers(report)
  const tell = withTime(report)
  const plan = quick ? QUICK : FULL
  const small = smallWorkload()
  const big = bigWorkload(AGENCIES)
  const clients = Math.max(...plan.bigClients, ...plan.smallClients)
  await using exchange = await startExchange({ clients, startUpstream: () => startStubs(seed) })
  const workloads = [small, big]
  await using contenders = await startContenders({ exchange, workloads, agencies: AGENCIES, peers })
  await using grown = await startGrownGateway(exchange, seed)
  tell('everything is started')

  const bench: Bench = { exchange, plan, seed, tell }
  const own = contenders.all.filter(({ name }) => !peers.some((peer) => peer === name))
  const runs: Run[] = []
  for (const count of plan.bigClients)
    runs.push(...(await measureWorkload(bench, big, contenders.all, count)))
  for (const count of plan.smallClients) {
    const asked = plan.smallOfPeers ? contenders.all : own
    runs.push(...(await measureWorkload(bench, small, asked, count)))
  }
  runs.push(...(await measureOwnQuestions(bench, own, grown, AGENCIES)))
  if (profile !== undefined) await writeProfiles(profile, bench, own, workloads)
  return { ratios: ratiosOf(runs, grown.membershipMegabytes), runs }
}
