import { parseArgs } from 'node:util'
import { createRandom } from '@citx/sample/generate/random.ts'
import { figureArguments, parseSeed, parseWhole } from '../support/figure-options.ts'
import { runFullDisk } from './full-disk.ts'
import { runKills } from './kill-rounds.ts'

const { values } = parseArgs({ options: { ...figureArguments, kills: { type: 'string' } } })
const { json, quick, kills: asked = quick ? '6' : '200' } = values
const seed = parseSeed(values.seed)
const wanted = parseWhole('kills', asked)
const started = performance.now()
const random = createRandom(seed)
const kills = await runKills({
  kills: wanted,
  random: () => random.fraction(),
  progress: (killed) => process.stderr.write(`${killed} of ${wanted} kills\n`),
})
const fullDisk = await runFullDisk()
const broken = [...kills.broken, ...('broken' in fullDisk ? fullDisk.broken : [])]
const result = {
  ok: broken.length === 0,
  seed,
  seconds: Math.round((performance.now() - started) / 1000),
  kills,
  fullDisk,
}
process.stdout.write(`${JSON.stringify(result, undefined, json ? 0 : 2)}\n`)
process.exitCode = result.ok ? 0 : 1
