import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findNodeProblem } from './check-node-version.mjs'

it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('accepts Node.js %s', (version) => {
  expect(findNodeProblem(version)).toBeUndefined()
})

it.each(['23.11.0', '22.18.0', '20.20.2', '18.0.0', '9.11.2'])(
  'refuses Node.js %s in one line',
  (version) => {
    expect(findNodeProblem(version)).toMatch(/^OLD_NODE: this is Node\.js [\d.]+, .+$/)
  },
)

const systemNode = '/usr/bin/node'
const isOld =
  existsSync(systemNode) &&
  /^v(1\d|20)\./.test(spawnSync(systemNode, ['--version'], { encoding: 'utf8' }).stdout)

it.skipIf(!isOld)('loads and ends an old Node.js (skipped without one as the system node)', () => {
  const module = join(import.meta.dirname, 'check-node-version.mjs')
  const script = `import(${JSON.stringify(module)}).then((check) => check.checkNodeVersion())`
  const result = spawnSync(systemNode, ['-e', script], { encoding: 'utf8' })
  expect(result).toMatchObject({ status: 2, stdout: '' })
  expect(result.stderr).toMatch(/^OLD_NODE: [^\n]+\n$/)
})
