import { readdirSync, readFileSync } from 'node:fs'
import { buildContract } from '../sdl/build-contract.ts'
import { CONTRACT_NAMES, CONTRACT_VERSION } from '../sdl/read-sdl.ts'
import { checkContract } from './check-contract.ts'
import type { ContractReport } from './check-contract.ts'
import { findUndescribed } from './find-undescribed.ts'
import { findPublished, listPublished, writePublished } from './published-contracts.ts'

const publish = process.argv.includes('--publish')
const say = (line: string) => process.stdout.write(`${line}\n`)

const schemaFolder = new URL('../', import.meta.url)
const undescribed = readdirSync(schemaFolder)
  .filter((file) => file.endsWith('.graphql'))
  .flatMap((file) => findUndescribed(file, readFileSync(new URL(file, schemaFolder), 'utf8')))
  .map((element) => `${element} has no description`)

const newest = listPublished().at(-1)
const report: ContractReport =
  newest === undefined
    ? { problems: [], risks: [], unpublished: [...CONTRACT_NAMES] }
    : checkContract({
        names: CONTRACT_NAMES,
        current: { version: CONTRACT_VERSION, get: buildContract },
        published: { version: newest, find: (name) => findPublished(newest, name) },
      })

const { risks, unpublished } = report
const problems = [...undescribed, ...report.problems]
if (publish && unpublished.length > 0 && newest === CONTRACT_VERSION)
  problems.push(
    `version ${newest} is published and the contract differs from it: raise CONTRACT_VERSION in schema/sdl/read-sdl.ts`,
  )

for (const line of risks) say(`mind      ${line}`)
for (const line of problems) say(`refused   ${line}`)
if (problems.length > 0) {
  say(
    `The contract is refused: ${problems.length} to mend. How versions work: schema/published/README.md`,
  )
  process.exitCode = 1
} else if (publish && unpublished.length > 0) {
  writePublished(CONTRACT_VERSION)
  say(`published ${CONTRACT_VERSION}: ${CONTRACT_NAMES.join(', ')}`)
} else {
  const state = unpublished.length === 0 ? 'as published' : `changed in ${unpublished.join(', ')}`
  say(`The contract stands: version ${CONTRACT_VERSION}, ${state} since ${newest ?? 'the start'}`)
}
