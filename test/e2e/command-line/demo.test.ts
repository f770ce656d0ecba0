import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
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

it('ends on Ctrl-C while it prepares, and says which address is taken', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'citx-demo-stop-'))
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const preparing = start('--months', '24', '--data', folder)
  let printed = ''
  for await (const chunk of preparing.stderr) {
    if (printed === '') preparing.kill('SIGINT')
    printed += String(chunk)
  }
  expect(printed).toMatch(/^Preparing six agencies [\s\S]*STOPPED: ended on request\n/)
  expect(preparing.exitCode ?? (await once(preparing, 'exit'))[0]).toBe(4)
  expect(existsSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)

  const taken = createServer().listen(0, '127.0.0.1')
  stack.defer(() => void taken.close())
  await once(taken, 'listening')
  const address = taken.address()
  if (address === null || typeof address === 'string') throw new Error('not bound to a port')
  const second = start('--port', String(address.port - 3), '--data', folder)
  const [[exit], problem] = await Promise.all([once(second, 'exit'), text(second.stderr)])
  expect({ exit, problem }).toEqual({
    exit: 2,
    problem: expect.stringContaining(`BAD_CONFIG: cannot listen on 127.0.0.1:${address.port}:`),
  })
}, 240_000)
