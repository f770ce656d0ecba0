import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import { runSimulations } from './run-simulations.ts'
import { findBroken, formatReport } from './report.ts'
import { readFigureOptions } from '../support/figure-options.ts'

const { json, quick, seed } = readFigureOptions()
const trials = quick ? 300 : 2000

const results = runSimulations({ trials, random: seededRandom(seed) })
process.stdout.write(
  json ? `${JSON.stringify({ seed, trials, results })}\n` : `${formatReport(results)}\n`,
)
const broken = findBroken(results, trials)
for (const line of broken) process.stderr.write(`${line}\n`)
process.exitCode = broken.length === 0 ? 0 : 1
