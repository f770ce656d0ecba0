import type { Random } from '@citx/schema/metric/simulation/random.ts'
import { simulateErrors, type ErrorRates } from './error-rates.ts'
import { METRICS } from './populations.ts'
import { allAlike, oneDiffers, spread, twoGroups, type Scenario } from './scenarios.ts'
import { simulateStages, type StageRates } from './stage-rates.ts'

export interface Simulated {
  readonly scenario: string
  readonly metric: string
  readonly n: number
  readonly rates: Partial<ErrorRates & StageRates>
}

export interface RunOptions {
  readonly trials: number
  readonly random: Random
  readonly sizes?: readonly number[]
  readonly scenarios?: readonly Scenario[]
}

const SIZES = [15, 50, 200]
const SCENARIOS = [
  allAlike('flat'),
  allAlike('middling'),
  allAlike('good'),
  allAlike('poor'),
  allAlike('split'),
  oneDiffers,
  twoGroups,
  spread,
]

/** Every scenario, size and metric, with the noise of a release on all that is compared. */
export function runSimulations({
  trials,
  random,
  sizes = SIZES,
  scenarios = SCENARIOS,
}: RunOptions): readonly Simulated[] {
  const comparisons = scenarios.flatMap(({ id, organisations }) =>
    METRICS.flatMap((metric) =>
      sizes.map((n) => ({
        scenario: id,
        metric: metric.id,
        n,
        rates: simulateErrors(organisations, { metric, n, trials, random }),
      })),
    ),
  )
  const stages = sizes.map((n) => ({
    scenario: 'stages-alike',
    metric: 'percent-satisfied',
    n,
    rates: simulateStages({ n, trials, random }),
  }))
  return [...comparisons, ...stages]
}
