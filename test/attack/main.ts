import { findProblems, type AttackResult } from './method/result.ts'
import { formatTable } from './report.ts'
import { runAttacks } from './run-all.ts'
import { startLabServer } from './served/lab.ts'
import { readFigureOptions } from '../support/figure-options.ts'

const { json, quick, seed } = readFigureOptions()

const results = await attackAll()
const problems = findProblems(results)
process.stdout.write(
  json ? `${JSON.stringify(separateLimits(results))}\n` : `${formatTable(results)}\n`,
)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1

async function attackAll(): Promise<readonly AttackResult[]> {
  await using server = await startLabServer()
  return await runAttacks(server, { seed, quick, onResult: progress })
}

/** What is known to succeed stands apart: there is nothing to pass. */
function separateLimits(all: readonly AttackResult[]) {
  return {
    attacks: all.filter(({ limit }) => limit !== true),
    limits: all
      .filter(({ limit }) => limit === true)
      .map(({ gate: _gate, pass: _pass, ...figures }) => figures),
  }
}

function progress({ id, build, success, gate, pass }: AttackResult): void {
  const verdict = pass ? 'withstands' : 'broken'
  process.stderr.write(`${id} ${build}: ${success} (gate ${gate}) ${verdict}\n`)
}
