import { runBench } from './bench.ts'
import { readOptions } from './options.ts'
import { formatRatios, formatRuns } from './report/format-table.ts'

/** Measures our gateway beside others, all on this machine and in turn. Progress goes to standard error. */
const options = readOptions(process.argv.slice(2))
const { ratios, runs } = await runBench(options, (what) => process.stderr.write(`${what}\n`))
process.stdout.write(
  options.json
    ? `${JSON.stringify({ seed: options.seed, node: process.version, ...ratios, ratios, runs })}\n`
    : `${formatRuns(runs)}\n${formatRatios(ratios)}`,
)
