import { comparePairs } from '@citx/gateway/compare/statistics/compare-pairs.ts'
import type { ComparedFigures } from '@citx/gateway/compare/compare-figures.ts'
import type { ComparedRow } from '@citx/gateway/compare/compared-row.ts'
import { sampleQuantile } from '@citx/schema/metric/statistics/sample-quantile.ts'
import type { Random } from '@citx/schema/metric/simulation/random.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import { compareSamples, nameOf, window } from './compare-samples.ts'
import { truthOf, vocabulary, type Population } from './populations.ts'

export interface Setting {
  readonly metric: Metric
  readonly n: number
  readonly trials: number
  readonly random: Random
}

/** How often a comparison of organisations whose truth is known says what is not so. All are shares of trials. */
export interface ErrorRates {
  /** The first two organisations, which are alike, are called different as a pair. */
  readonly pairCalledDifferent: number
  /** Organisations that differ from the median of the others and are called different; of those that differ. */
  readonly called: number
  /** Mean share of false calls among those called different from the median of the others. */
  readonly falseDiscoveries: number
  /** All rank ranges hold the true ranks. */
  readonly ranksHeld: number
  /** A tier is claimed that is not so. */
  readonly wrongTier: number
  /** Cochran's Q has a p value of at most 0.05. */
  readonly heterogeneous: number
  /** Organisations beyond the funnel's 99.8 % limits. */
  readonly beyondFunnel: number
  /** The interval of the difference to the median of the others holds the true one; of rows. */
  readonly differenceHeld: number
}

/** Compares the organisations many times; the first two must be alike. */
export function simulateErrors(
  organisations: readonly Population[],
  { metric, n, trials, random }: Setting,
): ErrorRates {
  const truths = organisations.map((population) => truthOf(metric, population))
  const truthByName = new Map(truths.map((truth, index) => [nameOf(index), truth]))
  const sums = {
    pair: 0,
    discoveries: 0,
    ranks: 0,
    tiers: 0,
    q: 0,
    funnel: 0,
    held: 0,
    rows: 0,
    called: 0,
    differ: 0,
  }
  for (let trial = 0; trial < trials; trial++) {
    const compared = compareSamples(metric, organisations, { n, random })
    const known = compared.rows.map((row) => describe(row, truthByName))
    if (callsPairDifferent(compared)) sums.pair += 1
    sums.discoveries += falseShare(known)
    if (known.every(({ rankHeld }) => rankHeld)) sums.ranks += 1
    if (known.some(({ tierWrong }) => tierWrong)) sums.tiers += 1
    if ((compared.summary?.heterogeneity?.pValue ?? 1) <= 0.05) sums.q += 1
    sums.funnel += known.filter(({ beyond }) => beyond).length
    sums.held += known.filter(({ differenceHeld }) => differenceHeld).length
    sums.rows += known.length
    const differing = known.filter(({ alike }) => !alike)
    sums.differ += differing.length
    sums.called += differing.filter(({ called }) => called).length
  }
  return {
    pairCalledDifferent: sums.pair / trials,
    called: sums.differ === 0 ? 0 : sums.called / sums.differ,
    falseDiscoveries: sums.discoveries / trials,
    ranksHeld: sums.ranks / trials,
    wrongTier: sums.tiers / trials,
    heterogeneous: sums.q / trials,
    beyondFunnel: sums.funnel / sums.rows,
    differenceHeld: sums.held / sums.rows,
  }
}

function callsPairDifferent({ rows }: ComparedFigures): boolean {
  const two = rows.filter(({ agency }) => agency === nameOf(0) || agency === nameOf(1))
  const pair = comparePairs(two, nameOf(0), { window, vocabulary }).get(nameOf(1))
  return (pair?.difference?.adjustedPValue ?? 1) <= 0.05
}

interface KnownRow {
  readonly called: boolean
  /** It does not differ from the median of the others. */
  readonly alike: boolean
  readonly rankHeld: boolean
  readonly tierWrong: boolean
  readonly beyond: boolean
  readonly differenceHeld: boolean
}

const SAME = 1e-9

function describe(row: ComparedRow, truths: ReadonlyMap<string, number>): KnownRow {
  const { agency, standing } = row
  if (standing === undefined) throw new RangeError(`${agency} is not ranked`)
  const own = truths.get(agency) ?? Number.NaN
  const all = [...truths.values()]
  const others = [...truths].filter(([id]) => id !== agency).map(([, truth]) => truth)
  const apart = own - sampleQuantile(others, 0.5)
  const best = 1 + all.filter((truth) => truth > own + SAME).length
  const worst = all.length - all.filter((truth) => truth < own - SAME).length
  const half = Math.floor(all.length / 2)
  const { rank, tier, difference, funnel } = standing
  return {
    called: difference.adjustedPValue <= 0.05,
    alike: Math.abs(apart) < SAME,
    rankHeld: rank.from <= best && rank.to >= worst,
    tierWrong:
      (tier === 'upper' && worst > half) || (tier === 'lower' && best <= all.length - half),
    beyond: funnel.position === 'beyond-99.8',
    differenceHeld:
      (difference.low ?? -Infinity) <= apart + SAME &&
      apart - SAME <= (difference.high ?? Infinity),
  }
}

function falseShare(rows: readonly KnownRow[]): number {
  const called = rows.filter((row) => row.called)
  return called.length === 0 ? 0 : called.filter((row) => row.alike).length / called.length
}
