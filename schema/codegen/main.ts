import { TARGETS } from './targets.ts'
import { writeTargets } from './write-targets.ts'

const checkOnly = process.argv.includes('--check')
const say = (line: string) => process.stdout.write(`${line}\n`)

let stale = 0
const root = new URL('../../', import.meta.url)
for await (const { file, state } of writeTargets(TARGETS, { root, checkOnly })) {
  say(`${state.padEnd(10)}  ${file}`)
  if (state === 'stale') stale += 1
}
if (stale > 0) {
  say(`${stale} of ${TARGETS.length} files are stale: run npm run generate, and commit them`)
  process.exitCode = 1
}
