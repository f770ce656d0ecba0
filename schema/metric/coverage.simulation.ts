import { parseArgs } from 'node:util'
import { COVERAGE_CASES, QUANTILE_CASES } from './simulation/coverage-cases.ts'
import { simulateCoverage } from './simulation/coverage.ts'
import type { CoverageResult } from './simulation/coverage.ts'
import { DEFAULT_NOISE, NO_NOISE } from './simulation/noise.ts'
import { seededRandom } from './simulation/random.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
})
const trials = values.quick ? 2000 : 20_000
const random = seededRandom(Number(values.seed))

const results = [...COVERAGE_CASES, ...QUANTILE_CASES].flatMap((population) =>
  [15, 50, 500].flatMap((n) =>
    [NO_NOISE, DEFAULT_NOISE].map((noise) =>
      simulateCoverage(population, { n, noise, trials, random }),
    ),
  ),
)

const within = ({ coverage }: CoverageResult) => coverage >= 0.93 && coverage <= 0.97
const line = (result: CoverageResult) =>
  [
    result.id.padEnd(24),
    `n ${result.n}`.padEnd(6),
    `noise ${result.noise}`,
    `coverage ${(100 * result.coverage).toFixed(1).padStart(5)} %`,
    `width ${result.width.toFixed(3).padStart(7)}`,
    within(result) ? '' : result.coverage < 0.93 ? 'below 93 %' : 'above 97 %',
  ]
    .join('  ')
    .trimEnd()

const text = values.json
  ? JSON.stringify({ seed: Number(values.seed), trials, results }, undefined, 2)
  : [
      `95 % intervals, ${trials} trials each, seed ${values.seed}`,
      ...results.map(line),
      `${results.filter(within).length} of ${results.length} within 93 to 97 %`,
    ].join('\n')
process.stdout.write(`${text}\n`)
