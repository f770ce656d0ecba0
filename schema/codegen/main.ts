import { readFile, writeFile } from 'node:fs/promises'
import { generateTypes } from './generate-types.ts'
import { TARGETS } from './targets.ts'

const root = new URL('../../', import.meta.url)
const checkOnly = process.argv.includes('--check')
const say = (line: string) => process.stdout.write(`${line}\n`)

let stale = 0
for (const target of TARGETS) {
  const file = new URL(target.file, root)
  const [generated, current] = await Promise.all([
    generateTypes(target),
    readFile(file, 'utf8').catch(() => ''),
  ])
  const fresh = generated === current
  if (!fresh && !checkOnly) await writeFile(file, generated)
  if (!fresh) stale += 1
  say(`${fresh ? 'up to date' : checkOnly ? 'stale     ' : 'written   '}  ${target.file}`)
}
if (checkOnly && stale > 0) {
  say(
    `${stale} of ${TARGETS.length} generated files are stale: run npm run generate and commit them`,
  )
  process.exitCode = 1
}
