import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLogger } from '@citx/kit/log/logger.ts'
import { readPostmaster } from '@citx/kit/postgres/postmaster.ts'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDataDir, type TestDataDir } from './data-dir.ts'
import { end, startHolder } from './holder.ts'

let at: TestDataDir
beforeAll(async () => {
  at = await testDataDir()
})
afterAll(() => at[Symbol.asyncDispose]())

describe('the server stops with its process', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ended by %s', async (signal) => {
    const { child } = await startHolder(at.path)
    expect(await at.serverProcesses()).not.toEqual([])
    await end(child, signal)
    expect(child.signalCode).toBe(signal)
    await at.untilStopped()
    expect(await readFile(join(at.path, 'postgres.log'), 'utf8')).toContain('fast shutdown')
  })

  it('ended by process.exit', async () => {
    const { child } = await startHolder(at.path, { ending: 'exit' })
    await once(child, 'exit')
    expect(child.exitCode).toBe(0)
    await at.untilStopped()
  })
})

it('does not get the Ctrl-C of a terminal before the process that uses it', async () => {
  const { child } = await startHolder(at.path, { ending: 'shutdown', detached: true })
  const output: string[] = []
  child.stdout?.on('data', (chunk: unknown) => output.push(String(chunk)))
  process.kill(-(child.pid ?? expect.unreachable()), 'SIGINT')
  await once(child, 'close')
  expect(child.exitCode).toBe(0)
  expect(output.join('')).toContain('{"lastQuery":1}')
  expect(await at.serverProcesses()).toEqual([])
})

it('is reported in the log when it ends by another hand, and can still be stopped', async () => {
  const lines: string[] = []
  const log = createLogger({
    name: 'test',
    destination: { write: (line) => void lines.push(line) },
  })
  const pg = await startPostgres({ dataDir: at.path, durable: false, log })
  const postmaster = readPostmaster(join(at.path, 'cluster'))
  process.kill(postmaster?.pid ?? expect.unreachable(), 'SIGKILL')
  await expect.poll(() => lines.join('')).toContain('PostgreSQL ended')
  await pg.stop()
  await at.untilStopped()
})
