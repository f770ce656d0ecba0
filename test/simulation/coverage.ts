import { COVERAGE_CASES, QUANTILE_CASES } from '@citx/schema/metric/simulation/coverage-cases.ts'
import { simulateCoverage } from '@citx/schema/metric/simulation/coverage.ts'
import type { CoverageResult } from '@citx/schema/metric/simulation/coverage.ts'
import { simulateEventCoverage } from '@citx/schema/metric/simulation/event-coverage.ts'
import {
  simulateFalseDifferences,
  simulateRankRanges,
} from '@citx/schema/metric/simulation/false-calls.ts'
import { NO_NOISE, SYMMETRIC_NOISE, TABLE_NOISE } from '@citx/schema/metric/simulation/noise.ts'
import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import { readFigureOptions } from '../support/figure-options.ts'

const { json, quick, seed } = readFigureOptions()
const trials = quick ? 1000 : 10_000
const random = seededRandom(seed)
const noises = [NO_NOISE, SYMMETRIC_NOISE, TABLE_NOISE]

const coverage = [...COVERAGE_CASES, ...QUANTILE_CASES].flatMap((population) =>
  [15, 50, 500].flatMap((n) =>
    noises.map((noise) => simulateCoverage(population, { n, noise, trials, random })),
  ),
)

const events = [15, 50, 500].flatMap((n) =>
  noises.map((noise) => ({
    id: 'count-of-events',
    n,
    noise: noise.id,
    coverage: simulateEventCoverage({ n, noise, trials, random }),
  })),
)

const falseDifferences = COVERAGE_CASES.flatMap((population) =>
  [15, 50, 200].flatMap((n) =>
    noises.map((noise) => ({
      id: population.id,
      n,
      noise: noise.id,
      called: simulateFalseDifferences(population, { n, noise, trials: trials / 5, random }),
    })),
  ),
)

const rankTruths = {
  'ranks-all-equal': Array.from({ length: 10 }, () => 0),
  'ranks-spread': Array.from({ length: 10 }, (_, index) => index),
  'ranks-two-groups': Array.from({ length: 10 }, (_, index) => (index < 5 ? 0 : 4)),
}
const ranks = Object.entries(rankTruths).map(([id, truth]) => {
  const standardErrors = truth.map((_, index) => (index % 2 === 0 ? 1 : 0.5))
  return { id, ...simulateRankRanges(truth, { trials: trials / 5, random, standardErrors }) }
})

const within = (result: CoverageResult) => result.coverage >= 0.93 && result.coverage <= 0.97
const percent = (share: number) => `${(100 * share).toFixed(1).padStart(5)} %`

function coverageLine(result: CoverageResult): string {
  const verdict = within(result) ? '' : result.coverage < 0.93 ? 'below 93 %' : 'above 97 %'
  const setting = `${result.id.padEnd(22)} n ${`${result.n}`.padEnd(4)} ${result.noise.padEnd(10)}`
  return `${setting}${percent(result.coverage)}  width ${result.width.toFixed(3).padStart(7)}  ${verdict}`
}

const report = [
  `seed ${seed}, ${trials} trials; coverage of 95 % intervals`,
  ...coverage.map(coverageLine),
  `${coverage.filter(within).length} of ${coverage.length} within 93 to 97 %, ` +
    `${coverage.filter((result) => result.coverage < 0.93).length} below`,
  'coverage of a count of events whose mean is n',
  ...events.map(
    ({ id, n, noise, coverage: held }) =>
      `${id.padEnd(22)} n ${`${n}`.padEnd(4)} ${noise.padEnd(10)}${percent(held)}`,
  ),
  'two organisations alike, called different at 5 %',
  ...falseDifferences.map(
    ({ id, n, noise, called }) =>
      `${id.padEnd(22)} n ${`${n}`.padEnd(4)} ${noise.padEnd(10)}${percent(called)}`,
  ),
  'all rank ranges of ten organisations hold the true ranks',
  ...ranks.map(
    ({ id, simultaneous, meanWidth }) =>
      `${id.padEnd(22)} ${percent(simultaneous)}  mean width ${meanWidth.toFixed(2)}`,
  ),
]
const text = json
  ? JSON.stringify({ seed, trials, coverage, events, falseDifferences, ranks }, undefined, 2)
  : report.map((line) => line.trimEnd()).join('\n')
process.stdout.write(`${text}\n`)
