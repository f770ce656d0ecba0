import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'citx-demo-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

function start(...options: readonly string[]) {
  const command = ['infra/citx/main.mjs', 'demo', '--port', '0', '--months', '1', '--data', data]
  return spawn(process.execPath, [...command, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

it('compares six agencies and ends by itself, then starts again from what is there and stops on Ctrl-C', async () => {
  const first = start('--once', '--json')
  const [[exit], stdout] = await Promise.all([once(first, 'exit'), text(first.stdout)])
  expect(exit).toBe(0)
  const { agencies, comparison } = JSON.parse(stdout)
  expect(agencies).toHaveLength(6)
  expect(comparison.participation.map(({ status }: { status: string }) => status)).toEqual(
    Array(6).fill('OK'),
  )

  const second = start()
  let printed = ''
  for await (const chunk of second.stdout) {
    printed += String(chunk)
    if (printed.includes('Ctrl-C stops everything')) break
  }
  expect(printed).toContain('Eastvale City Council')
  expect(existsSync(join(data, 'sample', 'network.json'))).toBe(true)
  second.kill('SIGINT')
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  expect(readdirSync(join(data, 'sample'))).not.toContain('network.json')
  expect(existsSync(join(data, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
}, 240_000)
