import { parseArgs } from 'node:util'
import { findProblems, type AttackResult } from './method/result.ts'
import { formatTable } from './report.ts'
import { runRowAttacks } from './run-suite.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
})

const results = runRowAttacks({
  seed: Number(values.seed),
  quick: values.quick,
  onResult: progress,
})
const problems = findProblems(results)
process.stdout.write(
  values.json ? `${JSON.stringify({ attacks: results })}\n` : `${formatTable(results)}\n`,
)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1

function progress({ id, build, success, gate, pass }: AttackResult): void {
  process.stderr.write(
    `${id} ${build}: ${success} (gate ${gate}) ${pass ? 'withstands' : 'broken'}\n`,
  )
}
