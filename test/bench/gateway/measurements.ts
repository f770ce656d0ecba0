import type { Contender } from './contenders/contender.ts'
import type { Exchange } from './exchange/start-exchange.ts'
import type { Stubs } from './stubs/start-stubs.ts'
import { subjectOf } from './load/subject.ts'
import type { Run } from './measure/measure-run.ts'
import { takeTurns, type TurnsOptions } from './measure/take-turns.ts'
import type { Plan, Turns } from './plan.ts'
import { comparisonSubject, sameCellsSubject } from './questions/comparison.ts'
import { compoundSubject } from './questions/compound.ts'
import type { GrownGateway } from './questions/growth.ts'
import { expectedRows } from './workload/expected-rows.ts'
import type { Workload } from './workload/workload.ts'

export interface Bench {
  readonly exchange: Exchange<Stubs>
  readonly plan: Plan
  readonly seed: number
  readonly tell: (what: string) => void
}

/** One query put to several gateways in turn. */
export async function measureWorkload(
  bench: Bench,
  workload: Workload,
  contenders: readonly Contender[],
  clients: number,
): Promise<readonly Run[]> {
  const expected = expectedRows(workload, bench.seed)
  const subjects = contenders.map((contender) => subjectOf(contender, workload, expected))
  const runs = await takeTurns(subjects, turnsOf(bench, clients))
  bench.tell(`the ${workload.name} query is measured, ${clients} clients at once`)
  return runs
}

/** What only our gateway is asked: the same of few and of many agencies, everything at once, and comparisons. */
export async function measureOwnQuestions(
  bench: Bench,
  contenders: readonly Contender[],
  grown: GrownGateway,
  agencies: number,
): Promise<readonly Run[]> {
  const cold = contenders.find(({ name }) => name === 'ours_cold')
  if (cold === undefined) throw new Error('our gateway is not among the contenders')
  const turns = turnsOf(bench, 1)
  const growth = await takeTurns(grown.subjects, turns)
  bench.tell('growth is measured')
  const compound = await takeTurns([compoundSubject(cold, 10)], { ...turns, rounds: 1 })
  const comparison = comparisonSubject(cold, agencies)
  const sameCells = await sameCellsSubject(cold, comparison, {
    ...turns,
    upstream: bench.exchange.upstream,
  })
  const compared = await takeTurns([sameCells, comparison], shortTurns(turns))
  bench.tell('comparison is measured')
  return [...growth, ...compound, ...compared]
}

/**
 * The same time in more rounds. What a busy machine takes of a moment differs from one moment to the next by more than the two
 * sides do, so each must be measured beside the other many times.
 */
function shortTurns({ rounds, atLeast, ...turns }: TurnsOptions): TurnsOptions {
  const { seconds, queries } = atLeast
  return { ...turns, rounds: 5 * rounds, atLeast: { seconds: seconds / 5, queries } }
}

/** How a plan's turns are taken by so many clients. */
export function turnsOf(
  { exchange, plan }: { readonly exchange: Exchange; readonly plan: Turns },
  clients: number,
): TurnsOptions {
  const { rounds, warmUpCpuMs, seconds, queries } = plan
  const { upstream, authorizations } = exchange
  return {
    upstream,
    rounds,
    warmUpCpuMs,
    atLeast: { seconds, queries },
    authorizations: authorizations.slice(0, clients),
  }
}
