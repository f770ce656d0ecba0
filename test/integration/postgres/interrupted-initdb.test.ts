import { readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { expect, it } from 'vitest'
import { testDataDir } from './data-dir.ts'
import { end, spawnHolder } from './holder.ts'

it('makes the cluster anew after the first start was killed, whenever that was', async () => {
  await using at = await testDataDir({ cluster: false })
  for (const delayMs of [300, 450, 650, 900]) {
    const child = spawnHolder(at.path)
    await wait(delayMs)
    await end(child, 'SIGKILL')
  }
  const pg = await startPostgres({ dataDir: at.path, durable: false })
  expect(await pg.createDatabase('agency')).toBe(true)
  await pg.stop()
  await using again = await startPostgres({ dataDir: at.path, durable: false })
  expect(await again.createDatabase('agency')).toBe(false)
  expect((await readdir(at.path)).toSorted()).toEqual([
    'cluster',
    'lib',
    'postgres.log',
    'socket',
    'superuser-password',
    'users',
  ])
})
