import { readdir } from 'node:fs/promises'
import { connectClient } from '@citx/kit/database/open-database.ts'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { testDataDir, type TestDataDir } from './data-dir.ts'
import { end, firstReport, spawnHolder, startHolder, type HolderOptions } from './holder.ts'

/** Holders that end with the test even if it fails. */
async function hold(at: TestDataDir, options: HolderOptions = {}) {
  const holder = await startHolder(at.path, options)
  onTestFinished(() => end(holder.child, 'SIGKILL'))
  return holder
}

async function answers(at: TestDataDir): Promise<number> {
  const pg = await startPostgres({ dataDir: at.path, durable: false })
  const client = await connectClient(pg.adminUrl, { applicationName: 'test' })
  const { rowCount } = await client.query('select 1')
  await client.end()
  await pg.stop()
  return rowCount ?? 0
}

describe('a second process on the same folder', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'shares the server, which outlives a %s of the first and ends with the second',
    async (signal) => {
      await using at = await testDataDir()
      const { child } = await hold(at)
      const before = await at.serverProcesses()
      const pg = await startPostgres({ dataDir: at.path, durable: false })
      expect(pg.description).toContain(`shared with the process that started it (${child.pid})`)
      const client = await connectClient(pg.adminUrl, { applicationName: 'test' })
      await end(child, signal)
      expect((await client.query('select 1')).rowCount).toBe(1)
      expect(await at.serverProcesses()).toEqual(expect.arrayContaining([before[0]]))
      await client.end()
      await pg.stop()
      expect(await at.serverProcesses()).toEqual([])
    },
  )

  it('leaves the server to the first when it ends, however it does', async () => {
    await using at = await testDataDir()
    const pg = await startPostgres({ dataDir: at.path, durable: false })
    const client = await connectClient(pg.adminUrl, { applicationName: 'test' })
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
      const { child } = await hold(at)
      await end(child, signal)
      expect((await client.query('select 1')).rowCount).toBe(1)
    }
    await client.end()
    await pg.stop()
    expect(await at.serverProcesses()).toEqual([])
  })

  it('follows a durable server, and refuses one that may lose what it writes', async () => {
    await using durable = await testDataDir()
    await hold(durable, { durable: true })
    await using guest = await startPostgres({ dataDir: durable.path, durable: false })
    expect(guest.description).toContain('shared')
    await using fast = await testDataDir()
    const { child } = await hold(fast)
    await expect(startPostgres({ dataDir: fast.path })).rejects.toMatchObject({
      code: 'DATABASE_LOCKED',
      message: expect.stringContaining(`process ${child.pid}`),
    })
    expect(await fast.serverProcesses()).not.toEqual([])
  })
})

it('shares within a process, also by another name of the folder', async () => {
  await using at = await testDataDir()
  const first = await startPostgres({ dataDir: at.path, durable: false })
  await using second = await startPostgres({ dataDir: `${at.path}/../data/`, durable: false })
  expect(second.adminUrl.reveal()).toBe(first.adminUrl.reveal())
  await first.stop()
  expect(await second.createDatabase('agency')).toBe(true)
})

it('is one server for several that start at once on an empty folder', async () => {
  await using at = await testDataDir({ cluster: false })
  const children = [1, 2, 3, 4].map(() => spawnHolder(at.path))
  const reports = await Promise.all(children.map(firstReport))
  const started = reports.map((said) => ('failure' in said ? said.failure.message : 'started'))
  expect(started).toEqual(['started', 'started', 'started', 'started'])
  await Promise.all(children.map((child) => end(child, 'SIGTERM')))
  await at.untilStopped()
  expect(await readdir(at.path)).not.toContain('users')
})

it('is started anew by one that arrives while the last one stops it', async () => {
  await using at = await testDataDir()
  const pg = await startPostgres({ dataDir: at.path, durable: false })
  const stopped = pg.stop()
  const [reached] = await Promise.all([answers(at), stopped, pg.stop()])
  expect(reached).toBe(1)
  const { child } = await hold(at, { ending: 'exit' })
  await end(child, 'SIGTERM')
  // The process has ended and its server may still be about to.
  expect(await answers(at)).toBe(1)
  expect(await at.serverProcesses()).toEqual([])
})
