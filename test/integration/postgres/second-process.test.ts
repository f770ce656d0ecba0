import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { expect, it } from 'vitest'
import { testDataDir } from './data-dir.ts'
import { end, firstReport, spawnHolder, startHolder } from './holder.ts'

it('refuses a folder that another process uses, naming it, and takes it when that one is gone', async () => {
  await using at = await testDataDir()
  const { child } = await startHolder(at.path)
  await expect(startPostgres({ dataDir: at.path })).rejects.toMatchObject({
    code: 'DATABASE_LOCKED',
    message: expect.stringContaining(`process ${child.pid}`),
  })
  await end(child, 'SIGKILL')
  await using pg = await startPostgres({ dataDir: at.path })
  expect(pg.kind).toBe('embedded')
})

it('refuses a second start in the same process, also by another name of the folder', async () => {
  await using at = await testDataDir()
  await using pg = await startPostgres({ dataDir: at.path, durable: false })
  expect(pg.description).toContain(at.path)
  await expect(startPostgres({ dataDir: `${at.path}/../data/` })).rejects.toMatchObject({
    code: 'DATABASE_LOCKED',
    message: expect.stringContaining('this process already'),
  })
})

it('lets exactly one of several that start at once on an empty folder have it', async () => {
  await using at = await testDataDir()
  const children = [1, 2, 3, 4].map(() => spawnHolder(at.path))
  const reports = await Promise.all(children.map(firstReport))
  const codes = reports.flatMap((said) => ('failure' in said ? [said.failure.code] : []))
  expect(codes).toEqual(['DATABASE_LOCKED', 'DATABASE_LOCKED', 'DATABASE_LOCKED'])
  for (const child of children) await end(child, 'SIGTERM')
  await at.untilStopped()
})

it('can be started again after it was stopped, many times', async () => {
  await using at = await testDataDir()
  for (let round = 0; round < 3; round += 1) {
    const pg = await startPostgres({ dataDir: at.path, durable: false })
    await Promise.all([pg.stop(), pg.stop()])
  }
  expect(await at.serverProcesses()).toEqual([])
})
