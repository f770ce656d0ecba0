import { OURS, PEERS, type ContenderName } from '../contenders/contender.ts'
import type { Run } from '../measure/measure-run.ts'
import { median } from '../measure/statistics.ts'

/** Figures by their names, to hold against the targets. */
export type Ratios = Readonly<Record<string, number>>

interface Load {
  readonly workload: string
  readonly clients: number
}

const BIG: Load = { workload: 'big', clients: 1 }
const SMALL: Load = { workload: 'small', clients: 16 }

/**
 * CPU of each other gateway in units of ours (the more, the better), and ours in units of the bare fan-out (the less, the
 * better), for each way in which ours keeps answers. Each is the median of the ratios within a round.
 */
export function ratiosOf(runs: readonly Run[]): Ratios {
  const ratios: Record<string, number> = {}
  const put = (name: string, ratio: number) => {
    if (!Number.isNaN(ratio)) ratios[name] = Math.round(ratio * 1000) / 1000
  }
  for (const ours of OURS) {
    const way = ours.replace('ours_', '')
    for (const peer of PEERS) put(`${peer}_${way}`, compare(runs, BIG, peer, ours, cpuOf))
    put(`limit_${way}`, compare(runs, BIG, ours, 'limit', cpuOf))
    put(`small_limit_${way}`, compare(runs, SMALL, ours, 'limit', cpuOf))
    put(`small_throughput_${way}`, compare(runs, SMALL, ours, 'limit', throughputOf))
  }
  put(
    'p99_over_p50_16',
    median(
      runs
        .filter((run) => isUnder(run, SMALL) && run.contender === 'ours_cold')
        .map(({ p99Ms, p50Ms }) => p99Ms / p50Ms),
    ),
  )
  return ratios
}

function compare(
  runs: readonly Run[],
  load: Load,
  above: ContenderName,
  below: ContenderName,
  figureOf: (run: Run) => number,
): number {
  const under = runs.filter((run) => isUnder(run, load))
  const pairs = under
    .filter(({ contender }) => contender === above)
    .flatMap((run) => {
      const other = under.find((it) => it.contender === below && it.round === run.round)
      return other === undefined ? [] : [figureOf(run) / figureOf(other)]
    })
  return median(pairs)
}

function isUnder({ workload, clients }: Run, load: Load): boolean {
  return workload === load.workload && clients === load.clients
}

function cpuOf({ cpuMs }: Run): number {
  return cpuMs
}

function throughputOf({ queriesPerSecond }: Run): number {
  return queriesPerSecond
}
