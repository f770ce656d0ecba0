import { runBench } from './bench.ts'
import { HELP } from './help.ts'
import { readOptions, type BenchOptions } from './options.ts'
import { runRealBench } from './real/real-bench.ts'
import { formatRatios, formatRuns } from './report/format-table.ts'

/** Measures our gateway beside others, all on this machine and in turn. Progress goes to standard error. */
const options = readOptions(process.argv.slice(2))
process.stdout.write(options.help ? HELP : await measure(options))

async function measure(wanted: BenchOptions): Promise<string> {
  const run = wanted.real ? runRealBench : runBench
  const { ratios, runs } = await run(wanted, (what) => process.stderr.write(`${what}\n`))
  if (!wanted.json) return `${formatRuns(runs)}\n${formatRatios(ratios)}`
  const { seed } = wanted
  return `${JSON.stringify({ seed, node: process.version, ...ratios, ratios, runs })}\n`
}
