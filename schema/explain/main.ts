import { allPages } from './all-pages.ts'
import { writePages } from './write-pages.ts'

const checkOnly = process.argv.includes('--check')
const say = (line: string) => process.stdout.write(`${line}\n`)

const pages = await allPages()
const folder = new URL('../docs/', import.meta.url)
const states = await writePages(pages, { folder, checkOnly })
for (const { path, state } of states) say(`${state.padEnd(11)}  schema/docs/${path}`)
if (states.length === 0) say(`up to date   schema/docs, ${pages.length} pages`)
else if (checkOnly) {
  say(`${states.length} pages are not fresh: run npm run generate, and commit them`)
  process.exitCode = 1
}
