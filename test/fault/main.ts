import { parseArgs } from 'node:util'
import { createRandom } from '@citx/sample/generate/random.ts'
import { runFullDisk } from './full-disk.ts'
import { runKills } from './kill-rounds.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    kills: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const started = performance.now()
const random = createRandom(Number(values.seed))
const wanted = Number(values.kills ?? (values.quick ? 6 : 200))
const kills = await runKills({
  kills: wanted,
  random: () => random.fraction(),
  progress: (killed) => process.stderr.write(`${killed} of ${wanted} kills\n`),
})
const fullDisk = await runFullDisk()
const broken = [...kills.broken, ...('broken' in fullDisk ? fullDisk.broken : [])]
const result = {
  ok: broken.length === 0,
  seed: values.seed,
  seconds: Math.round((performance.now() - started) / 1000),
  kills,
  fullDisk,
}
process.stdout.write(`${JSON.stringify(result, undefined, values.json ? 0 : 2)}\n`)
process.exitCode = result.ok ? 0 : 1
