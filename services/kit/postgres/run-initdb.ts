import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { CitxError } from '../errors/citx-error.ts'
import type { ErrorCode } from '../errors/error-codes.ts'
import { asServer, type ServerIdentity } from './server-identity.ts'
import type { UsableBinaries } from './usable-binaries.ts'

/** What initdb is to make, and from which file it reads the superuser's password. */
export interface InitdbTask {
  readonly target: string
  readonly passwordFile: string
  readonly identity: ServerIdentity | undefined
  readonly durable: boolean
}

/** Makes a cluster: UTF-8, the C.UTF-8 order, passwords by SCRAM. Fails with DISK_FULL, DATABASE_UNSUPPORTED or DATABASE_DOWN and initdb's words. */
export async function runInitdb(binaries: UsableBinaries, task: InitdbTask): Promise<void> {
  const { target, passwordFile, identity, durable } = task
  const options = [
    `--pgdata=${target}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
  const run = asServer(identity, binaries.initdb, options)
  const child = spawn(run.command, run.args, {
    ...run.user,
    cwd: '/',
    env: binaries.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exitCode(child),
  ])
  if (code === 0) return
  const words = (errors || output).trim().slice(-2000)
  throw new CitxError(
    codeOf(words),
    `the embedded PostgreSQL could not make its cluster in ${target}: ${words}`,
  )
}

function codeOf(words: string): ErrorCode {
  if (/No space left on device/.test(words)) return 'DISK_FULL'
  // A user id without an entry in /etc/passwd, as some containers have, or a system library that is not there.
  return /user does not exist|shared libraries/.test(words)
    ? 'DATABASE_UNSUPPORTED'
    : 'DATABASE_DOWN'
}

async function exitCode(child: ReturnType<typeof spawn>): Promise<unknown> {
  const [code]: unknown[] = await once(child, 'close')
  return code
}
