import { OURS, PEERS } from '../contenders/contender.ts'
import type { Run } from '../measure/measure-run.ts'
import {
  compareRuns,
  cpuOf,
  throughputOf,
  type FigureOf,
  type Load,
  type Ratios,
} from './ratios.ts'

const ONE: Load = { workload: 'real', clients: 1 }
const MANY: Load = { workload: 'real', clients: 16 }

/** The same in front of real agencies; and what ours has of them at work, in units of what the bare fan-out has. */
export function realRatiosOf(runs: readonly Run[]): Ratios {
  const ratios: Record<string, number> = {}
  const put = (
    name: string,
    load: Load,
    [above, below]: readonly [string, string],
    of: FigureOf,
  ) => {
    const ratio = compareRuns(runs, load, [above, below], of)
    if (!Number.isNaN(ratio)) ratios[`real_${name}`] = Math.round(ratio * 1000) / 1000
  }
  for (const ours of OURS) {
    const way = ours.replace('ours_', '')
    for (const peer of PEERS) put(`${peer}_${way}`, ONE, [peer, ours], cpuOf)
    put(`limit_${way}`, ONE, [ours, 'limit'], cpuOf)
    put(`throughput_${way}`, MANY, [ours, 'limit'], throughputOf)
    put(`agencies_${way}`, ONE, [ours, 'limit'], ({ agenciesCpuMs = Number.NaN }) => agenciesCpuMs)
  }
  return ratios
}
