import { OURS, PEERS, type ContenderName } from '../contenders/contender.ts'
import type { Run } from '../measure/measure-run.ts'
import { median } from '../measure/statistics.ts'
import { FEW, MANY } from '../questions/growth.ts'

/** Figures by their names, to hold against the targets. */
export type Ratios = Readonly<Record<string, number>>

/** Under what runs were measured. */
export interface Load {
  readonly workload: string
  readonly clients: number
}

const BIG: Load = { workload: 'big', clients: 1 }
const SMALL: Load = { workload: 'small', clients: 16 }

/**
 * CPU of each other gateway in units of ours (the more, the better), and ours in units of the bare fan-out (the less, the
 * better), for each way in which ours keeps answers. Each is the median of the ratios within a round.
 */
export function ratiosOf(runs: readonly Run[], membershipMegabytes: number): Ratios {
  const ratios: Record<string, number> = {}
  const put = (name: string, ratio: number) => {
    if (!Number.isNaN(ratio)) ratios[name] = Math.round(ratio * 1000) / 1000
  }
  const compare = (load: Load, above: ContenderName, below: ContenderName, of: FigureOf) =>
    compareRuns(runs, load, [above, below], of)
  for (const ours of OURS) {
    const way = ours.replace('ours_', '')
    for (const peer of PEERS) put(`${peer}_${way}`, compare(BIG, peer, ours, cpuOf))
    put(`limit_${way}`, compare(BIG, ours, 'limit', cpuOf))
    put(`small_limit_${way}`, compare(SMALL, ours, 'limit', cpuOf))
    put(`small_throughput_${way}`, compare(SMALL, ours, 'limit', throughputOf))
  }
  const atSixteen = runs.filter((run) => isUnder(run, SMALL) && run.contender === 'ours_cold')
  put('p99_over_p50_16', median(atSixteen.map(({ p99Ms, p50Ms }) => p99Ms / p50Ms)))

  const named = (name: string) => runs.filter(({ workload }) => workload === name)
  const growth = named('growth')
  put(
    'growth_10_to_1000',
    ratioOf(
      growth.filter(({ agencies }) => agencies === MANY),
      growth.filter(({ agencies }) => agencies === FEW),
      ({ cpuMs, agencies }) => cpuMs / agencies,
    ),
  )
  put('membership_megabytes_1000', membershipMegabytes)
  put(
    'compound_requests_per_agency',
    median(named('compound').map(({ upstream, agencies }) => upstream / agencies)),
  )
  put('comparison_overhead', ratioOf(named('comparison'), named('same cells'), cpuOf) - 1)
  return ratios
}

export type FigureOf = (run: Run) => number

/** A figure of one gateway above that of another under the same load: the median of the ratios within rounds. */
export function compareRuns(
  runs: readonly Run[],
  load: Load,
  [above, below]: readonly [string, string],
  figureOf: FigureOf,
): number {
  const runsOf = (name: string) =>
    runs.filter((run) => isUnder(run, load) && run.contender === name)
  return ratioOf(runsOf(above), runsOf(below), figureOf)
}

/** The median over the rounds of one figure above another. */
function ratioOf(above: readonly Run[], below: readonly Run[], figureOf: FigureOf): number {
  return median(
    above.flatMap((run) => {
      const other = below.find(({ round }) => round === run.round)
      return other === undefined ? [] : [figureOf(run) / figureOf(other)]
    }),
  )
}

function isUnder({ workload, clients }: Run, load: Load): boolean {
  return workload === load.workload && clients === load.clients
}

export function cpuOf({ cpuMs }: Run): number {
  return cpuMs
}

export function throughputOf({ queriesPerSecond }: Run): number {
  return queriesPerSecond
}
