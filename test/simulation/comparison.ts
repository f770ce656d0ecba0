import { parseArgs } from 'node:util'
import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import { runSimulations } from './run-simulations.ts'
import { findBroken, formatReport } from './report.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
})
const seed = Number(values.seed)
if (!Number.isSafeInteger(seed))
  throw new RangeError(`--seed is ${values.seed}; give a whole number`)
const trials = values.quick ? 300 : 2000

const results = runSimulations({ trials, random: seededRandom(seed) })
process.stdout.write(
  values.json ? `${JSON.stringify({ seed, trials, results })}\n` : `${formatReport(results)}\n`,
)
const broken = findBroken(results, trials)
for (const line of broken) process.stderr.write(`${line}\n`)
process.exitCode = broken.length === 0 ? 0 : 1
