import { installPeers } from '../contenders/install-peers.ts'
import { startContenders } from '../contenders/start-contenders.ts'
import { startExchange } from '../exchange/start-exchange.ts'
import { subjectOf } from '../load/subject.ts'
import type { Run } from '../measure/measure-run.ts'
import { takeTurns } from '../measure/take-turns.ts'
import { turnsOf } from '../measurements.ts'
import type { BenchOptions } from '../options.ts'
import type { Figures } from '../bench.ts'
import { REAL_FULL, REAL_QUICK } from '../plan.ts'
import { realRatiosOf } from '../report/real-ratios.ts'
import { withTime } from '../report/with-time.ts'
import type { Rows } from '../workload/expected-rows.ts'
import { bigWorkload } from '../workload/workload.ts'
import { askDirectly } from './ask-directly.ts'
import { MONTH } from './neighbours.ts'
import { startRealAgencies } from './start-real-agencies.ts'

const AGENCIES = 10

/** Measures gateways in front of agencies as they are shipped, each with a release that it made of records. */
export async function runRealBench(
  { quick, seed, peers }: BenchOptions,
  report: (what: string) => void,
): Promise<Figures> {
  if (peers.length > 0) await installPeers(report)
  const tell = withTime(report)
  const plan = quick ? REAL_QUICK : REAL_FULL
  const workload = {
    ...bigWorkload(AGENCIES),
    name: 'real',
    variables: { journey: 'waste-collection', window: MONTH },
  }
  await using exchange = await startExchange({
    clients: Math.max(...plan.clients),
    startUpstream: (surroundings) => startRealAgencies({ agencies: AGENCIES, seed }, surroundings),
  })
  tell(`${AGENCIES} agencies have released ${MONTH} and serve it`)
  await using contenders = await startContenders({
    exchange,
    workloads: [workload],
    agencies: AGENCIES,
    peers,
  })
  tell('everything is started')

  const expected = await askDirectly(exchange, workload)
  tell(`${countPublished(expected)} figures are published`)
  const subjects = contenders.all.map((contender) => subjectOf(contender, workload, expected))
  const runs: Run[] = []
  for (const clients of plan.clients) {
    runs.push(...(await takeTurns(subjects, turnsOf({ exchange, plan }, clients))))
    tell(`the query is measured, ${clients} clients at once`)
  }
  return { ratios: realRatiosOf(runs), runs }
}

/** Of all figures asked for; protection leaves out those that rest on too few people. */
function countPublished(rows: Rows): string {
  const statuses = JSON.stringify([...rows.values()]).match(/"status":"\w+"/g) ?? []
  const published = statuses.filter((status) => status.includes('PUBLISHED'))
  return `${published.length} of ${statuses.length}`
}
