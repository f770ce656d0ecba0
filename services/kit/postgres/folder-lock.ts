import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { CitxError } from '../errors/citx-error.ts'

/** The right to start, join, leave or stop the server of a folder; one process at a time has it, and only for as long as that takes. */
export interface FolderLock {
  /** Waits until nobody else has it. Fails with DATABASE_LOCKED, naming who has it, after `waitMs`. */
  acquire(): Promise<void>
  /** Takes it at once or not at all, without waiting for an event: for the end of a process. True if we have it already. */
  tryAcquire(): boolean
  release(): void
}

/** How long to wait: by default longer than a slow start or stop takes. */
export interface FolderLockOptions {
  readonly waitMs?: number
}

const defaultWaitMs = 180_000
const retryMs = 10

/**
 * The lock is an abstract Unix socket named after the folder's inode: the kernel gives it to one process of this machine and
 * takes it back when that process dies, however it dies. Those who wait are connected to it and see it close.
 */
export async function folderLock(
  folder: string,
  { waitMs = defaultWaitMs }: FolderLockOptions = {},
): Promise<FolderLock> {
  const { dev, ino } = await stat(folder, { bigint: true })
  const digest = createHash('sha256').update(`${dev}:${ino}`).digest('hex')
  const path = `\0citx-postgres-${digest.slice(0, 32)}`
  let held: HeldSocket | undefined
  const tryAcquire = (): boolean => (held ??= bind(path)) !== undefined
  const acquire = async (): Promise<void> => {
    const deadline = AbortSignal.timeout(waitMs)
    let holder = 'another process'
    while (!tryAcquire()) {
      if (deadline.aborted) throw stillLocked(folder, holder)
      holder = (await untilReleased(path, deadline)) || holder
    }
  }
  const release = (): void => {
    held?.close()
    held = undefined
  }
  return { acquire, tryAcquire, release }
}

interface HeldSocket {
  close(): void
}

/** Binding happens within `listen`, so that the process may hold the lock in its very last moment. */
function bind(path: string): HeldSocket | undefined {
  const waiting = new Set<Socket>()
  const server = createServer((socket) => {
    waiting.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => waiting.delete(socket))
    socket.unref()
    socket.write(String(process.pid))
  })
  server.on('error', () => undefined)
  server.unref()
  server.listen({ path, exclusive: true })
  return server.listening ? { close: () => closeFor(server, waiting) } : undefined
}

/** The listener first: those who are woken find the lock free. */
function closeFor(server: Server, waiting: ReadonlySet<Socket>): void {
  server.close()
  for (const socket of waiting) socket.destroy()
}

/** Resolves when the lock may be free, to the process id that had it, if that said so. */
async function untilReleased(path: string, signal: AbortSignal): Promise<string> {
  const socket = connect({ path, signal })
  let holder = ''
  let connected = false
  socket.on('connect', () => (connected = true))
  socket.on('data', (data) => (holder += data.toString()))
  // A broken connection is one that closes; an aborted wait is noticed by the caller.
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('close', resolve))
  if (!connected) await wait(retryMs)
  return holder === '' ? '' : `process ${holder}`
}

function stillLocked(folder: string, holder: string): CitxError {
  return new CitxError(
    'DATABASE_LOCKED',
    `the database folder ${folder} has been held for too long by ${holder}, which starts or stops its server; end that process, then start again`,
  )
}
