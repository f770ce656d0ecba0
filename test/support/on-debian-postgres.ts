import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// Runs the tests with SQL of their own once more, on the distribution's own PostgreSQL (15 on Debian 12), as DATABASE_URL.
const tests = [
  'test/integration/ingest/store.test.ts',
  'test/integration/release',
  'test/integration/subgraph/answers.test.ts',
  'test/integration/subgraph/database-down.test.ts',
  'test/integration/subgraph/non-interference.test.ts',
]
const versions = '/usr/lib/postgresql'

process.exitCode = await main()

async function main(): Promise<number> {
  const programs = findPrograms() ?? installPrograms()
  if (programs === undefined) {
    say('skipped: it is not installed, and is installed in CI alone, by root')
    return 0
  }
  say(`running on ${programs}`)
  const folder = mkdtempSync(join(tmpdir(), 'citx-debian-pg-'))
  const user = serverUser()
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const initdb = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  )
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr}`)
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off']
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: 'ignore' },
  )
  const ended = once(server, 'exit')
  try {
    await socketIn(folder)
    return runTests(`postgres://postgres@/postgres?host=${folder}`)
  } finally {
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

function findPrograms(): string | undefined {
  if (!existsSync(versions)) return undefined
  const [newest] = readdirSync(versions).toSorted((a, b) => Number(b) - Number(a))
  const programs = newest === undefined ? undefined : join(versions, newest, 'bin')
  return programs !== undefined && existsSync(join(programs, 'initdb')) ? programs : undefined
}

function installPrograms(): string | undefined {
  const mayInstall = process.env['CI'] === 'true' && process.getuid?.() === 0
  if (!mayInstall || spawnSync('which', ['apt-get']).status !== 0) return undefined
  say('installing the PostgreSQL of the distribution')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['-qq', 'update'], { env, stdio: 'ignore' })
  spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'postgresql'], {
    env,
    stdio: 'ignore',
  })
  return findPrograms()
}

/** PostgreSQL refuses to run as root; the package brings a user of its own. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim())
}

async function socketIn(folder: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (existsSync(join(folder, '.s.PGSQL.5432'))) return
    await wait(100)
  }
  throw new Error('the server did not start')
}

function runTests(url: string): number {
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'integration', ...tests], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'inherit',
  })
  return status ?? 1
}

function say(line: string): void {
  process.stdout.write(`store tests on the distribution's PostgreSQL: ${line}\n`)
}
