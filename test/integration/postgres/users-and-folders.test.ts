import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectClient } from '@citx/kit/database/open-database.ts'
import { findPostgresBinaries } from '@citx/kit/postgres/postgres-binaries.ts'
import { findClosedFolder } from '@citx/kit/postgres/server-identity.ts'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { describe, expect, it } from 'vitest'
import { testDataDir } from './data-dir.ts'
import { end, firstReport, spawnHolder, startHolder } from './holder.ts'

const isRoot = process.getuid?.() === 0
/** By convention daemon; initdb wants a user that /etc/passwd knows. */
const user = 1
const unknownUser = 12_345

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777
}

describe.skipIf(!isRoot)('started as root (skipped otherwise)', () => {
  it('runs the server as nobody and keeps the password to root', async () => {
    await using at = await testDataDir()
    await using pg = await startPostgres({ dataDir: at.path, durable: false })
    expect(pg.kind).toBe('embedded')
    const owners = await Promise.all(
      (await at.serverProcesses()).map(async (pid) => (await stat(`/proc/${pid}`)).uid),
    )
    expect(new Set(owners)).toEqual(new Set([65_534]))
    expect((await stat(join(at.path, 'superuser-password'))).uid).toBe(0)
  })

  it('works in a folder that is closed to all others, through every step', async () => {
    await using at = await testDataDir({ parentMode: 0o700, cluster: false })
    const { child } = await startHolder(at.path)
    const [before] = await at.serverProcesses()
    const status = await readFile(`/proc/${before}/status`, 'utf8')
    expect(status).toMatch(/^Uid:\s+65534\s+65534\s+65534\s+65534$/m)
    // CAP_DAC_READ_SEARCH is the capability of number 2.
    expect(status).toMatch(/^CapEff:\s+0000000000000004$/m)
    expect(status).toMatch(/^CapBnd:\s+0000000000000004$/m)
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
    await end(child, 'SIGKILL')
    const pg = await startPostgres({ dataDir: at.path, durable: false })
    expect(await at.serverProcesses()).toContain(before)
    expect(await pg.createDatabase('agency')).toBe(true)
    await pg.stop()
    expect(await at.serverProcesses()).toEqual([])
    expect((await readdir(at.path)).toSorted()).not.toContain('native')
  })

  it('needs no capability in an open folder with open programs', async () => {
    const identity = { uid: 65_534, gid: 65_534 }
    const isClosed = await findClosedFolder(findPostgresBinaries(), identity)
    await using at = await testDataDir()
    await using pg = await startPostgres({ dataDir: at.path, durable: false })
    expect(pg.kind).toBe('embedded')
    const [pid] = await at.serverProcesses()
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    expect(status).toMatch(isClosed === undefined ? /^CapEff:\s+0{16}$/m : /^CapEff:\s+0{15}4$/m)
  })

  it('names the folder that the server cannot pass through, and what to do, without the capability', async () => {
    await using at = await testDataDir({ parentMode: 0o700, cluster: false })
    const child = spawnHolder(at.path, { wrapper: ['setpriv', '--bounding-set=-dac_read_search'] })
    expect(await firstReport(child)).toMatchObject({
      failure: {
        code: 'DATABASE_UNSUPPORTED',
        message: expect.stringMatching(
          new RegExp(`cannot pass through ${at.parent} .*chmod o\\+x`),
        ),
      },
    })
  })

  it('runs a cluster of an ordinary user as that user', async () => {
    await using at = await testDataDir({ cluster: false })
    await chown(at.parent, user, user)
    const { child } = await startHolder(at.path, { uid: user, gid: user })
    await end(child, 'SIGTERM')
    await at.untilStopped()
    await chmod(at.path, 0o711)
    await using pg = await startPostgres({ dataDir: at.path })
    expect(pg.kind).toBe('embedded')
    const [pid] = await at.serverProcesses()
    expect((await stat(`/proc/${pid}`)).uid).toBe(user)
  })

  it('says so when the system does not know the user', async () => {
    await using at = await testDataDir({ cluster: false })
    await chown(at.parent, unknownUser, unknownUser)
    const child = spawnHolder(at.path, { uid: unknownUser, gid: unknownUser })
    expect(await firstReport(child)).toMatchObject({ failure: { code: 'DATABASE_UNSUPPORTED' } })
  })

  it('refuses a cluster of another user to an ordinary one', async () => {
    await using at = await testDataDir()
    await (await startPostgres({ dataDir: at.path, durable: false })).stop()
    await chown(at.path, user, user)
    const child = spawnHolder(at.path, { uid: user, gid: user })
    expect(await firstReport(child)).toMatchObject({
      failure: { code: 'DATABASE_LOCKED', exit: 4 },
    })
  })
})

describe('the folder of the server', () => {
  it('lets nobody else at the cluster, the socket and the password, and opens no port', async () => {
    await using at = await testDataDir()
    await using pg = await startPostgres({ dataDir: at.path, durable: false })
    expect(await modeOf(join(at.path, 'cluster'))).toBe(0o700)
    expect(await modeOf(join(at.path, 'socket'))).toBe(0o700)
    expect(await modeOf(join(at.path, 'superuser-password'))).toBe(0o600)
    const client = await connectClient(pg.adminUrl, { applicationName: 'test' })
    const { rows } = await client.query(`select name, setting from pg_settings
      where name in ('listen_addresses', 'server_encoding', 'password_encryption') order by name`)
    const trusted = await client.query(
      "select from pg_hba_file_rules where auth_method <> 'scram-sha-256'",
    )
    await client.end()
    expect(rows).toEqual([
      { name: 'listen_addresses', setting: '' },
      { name: 'password_encryption', setting: 'scram-sha-256' },
      { name: 'server_encoding', setting: 'UTF8' },
    ])
    expect(trusted.rowCount).toBe(0)
  })

  it('may have a path longer than a socket address, with spaces and quotes', async () => {
    await using at = await testDataDir({ below: `it's "odd", ${'long '.repeat(40)}end` })
    const pg = await startPostgres({ dataDir: at.path, durable: false })
    expect(await pg.createDatabase('agency')).toBe(true)
    const socketDir = new URLSearchParams(pg.adminUrl.reveal().split('?')[1]).get('host') ?? ''
    expect(await modeOf(socketDir)).toBe(0o700)
    await pg.stop()
    await expect(stat(socketDir)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('may have a short path with spaces and quotes', async () => {
    await using at = await testDataDir({ below: `a "b", c'd` })
    await using pg = await startPostgres({ dataDir: at.path, durable: false })
    expect(await pg.createDatabase('agency')).toBe(true)
    expect(await readdir(join(at.path, 'socket'))).toHaveLength(2)
  })

  it('does not use a password that others may read, or that is lost', async () => {
    await using at = await testDataDir()
    await (await startPostgres({ dataDir: at.path, durable: false })).stop()
    const file = join(at.path, 'superuser-password')
    await chmod(file, 0o644)
    await expect(startPostgres({ dataDir: at.path })).rejects.toMatchObject({
      code: 'INSECURE_KEY_FILE',
      message: expect.stringContaining(`chmod 600 ${file}`),
    })
    await rm(file)
    await expect(startPostgres({ dataDir: at.path })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
  })

  it('is not touched when its cluster is of another major version', async () => {
    await using at = await testDataDir()
    await (await startPostgres({ dataDir: at.path, durable: false })).stop()
    await writeFile(join(at.path, 'cluster', 'PG_VERSION'), '17\n')
    await expect(startPostgres({ dataDir: at.path })).rejects.toMatchObject({
      code: 'DATABASE_UNSUPPORTED',
      message: expect.stringContaining('PostgreSQL 17'),
    })
  })

  it('must be a folder', async () => {
    await using at = await testDataDir({ cluster: false })
    await writeFile(at.path, '')
    await expect(startPostgres({ dataDir: at.path })).rejects.toMatchObject({ name: 'CitxError' })
    await mkdir(join(at.parent, 'a:b'))
    await expect(startPostgres({ dataDir: join(at.parent, 'a:b') })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
    })
  })

  it('keeps rows out of the log of the server', async () => {
    await using at = await testDataDir()
    await using pg = await startPostgres({ dataDir: at.path, durable: false })
    const client = await connectClient(pg.adminUrl, { applicationName: 'test' })
    await client.query('create table person (nino text primary key)')
    const insert = "insert into person values ('AB123456C')"
    await client.query(insert)
    await expect(client.query(insert)).rejects.toThrow('duplicate key')
    await client.end()
    const log = await readFile(join(at.path, 'postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('AB123456C')
  })
})
