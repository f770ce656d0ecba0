import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectClient } from '@citx/kit/database/open-database.ts'
import type { Secret } from '@citx/kit/config/secret.ts'
import { readPostmaster } from '@citx/kit/postgres/postmaster.ts'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { signalProcess } from '@citx/kit/postgres/stop-postmaster.ts'
import { describe, expect, it } from 'vitest'
import { testDataDir } from './data-dir.ts'
import { end, startHolder } from './holder.ts'

async function run(url: Secret<string>, ...statements: readonly string[]): Promise<unknown[]> {
  const client = await connectClient(url, { applicationName: 'test' })
  try {
    const rows: unknown[] = []
    for (const statement of statements) rows.push(...(await client.query(statement)).rows)
    return rows
  } finally {
    await client.end()
  }
}

const createAndFill = ['create table kept (id int)', 'insert into kept values (1), (2)'] as const
const countRows = 'select count(*) as n from kept'

describe('a parent killed with SIGKILL', () => {
  it('leaves a server that the next start takes over and can stop', async () => {
    await using at = await testDataDir()
    const { child, adminUrl } = await startHolder(at.path)
    await run(adminUrl, ...createAndFill)
    await end(child, 'SIGKILL')
    const orphan = readPostmaster(join(at.path, 'cluster'))
    expect(await at.serverProcesses()).toContain(orphan?.pid)
    const pg = await startPostgres({ dataDir: at.path, durable: false })
    expect(readPostmaster(join(at.path, 'cluster'))?.pid).toBe(orphan?.pid)
    expect(await run(pg.adminUrl, countRows)).toEqual([{ n: 2 }])
    await pg.stop()
    expect(await at.serverProcesses()).toEqual([])
  })

  it('leaves a server that is restarted when it may lose data and the next start wants it durable', async () => {
    await using at = await testDataDir()
    const { child } = await startHolder(at.path)
    await end(child, 'SIGKILL')
    await using pg = await startPostgres({ dataDir: at.path })
    expect(await run(pg.adminUrl, 'show fsync')).toEqual([{ fsync: 'on' }])
  })
})

describe('parent and server killed with SIGKILL', () => {
  it.each([
    ['belongs to nobody', 4_000_000],
    ['now belongs to another program', process.pid],
  ])('start again with every acknowledged row when the recorded pid %s', async (_, pid) => {
    await using at = await testDataDir()
    const { child, adminUrl } = await startHolder(at.path, { durable: true })
    await run(adminUrl, ...createAndFill)
    await end(child, 'SIGKILL')
    for (const server of await at.serverProcesses()) signalProcess(server, 'SIGKILL')
    const pidFile = join(at.path, 'cluster', 'postmaster.pid')
    const recorded = await readFile(pidFile, 'utf8')
    await writeFile(pidFile, recorded.replace(/^\d+/, String(pid)))
    await using pg = await startPostgres({ dataDir: at.path })
    expect(await run(pg.adminUrl, countRows)).toEqual([{ n: 2 }])
  })

  it('start again after the postmaster alone was killed, once its orphans have gone', async () => {
    await using at = await testDataDir()
    const { child, adminUrl } = await startHolder(at.path, { durable: true })
    await run(adminUrl, ...createAndFill)
    const postmaster = readPostmaster(join(at.path, 'cluster'))
    await end(child, 'SIGKILL')
    process.kill(postmaster?.pid ?? expect.unreachable(), 'SIGKILL')
    await using pg = await startPostgres({ dataDir: at.path })
    expect(await run(pg.adminUrl, countRows)).toEqual([{ n: 2 }])
  })
})
