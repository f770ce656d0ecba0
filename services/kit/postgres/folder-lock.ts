import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { CitxError } from '../errors/citx-error.ts'

/**
 * Holds a folder for this process, on this machine. The lock is an abstract Unix socket named after the folder's inode: the
 * kernel gives it to one process and takes it back when that process dies, however it dies. Fails with DATABASE_LOCKED,
 * naming the holder's process id.
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const { dev, ino } = await stat(folder, { bigint: true })
  const digest = createHash('sha256').update(`${dev}:${ino}`).digest('hex')
  const address = `\0citx-postgres-${digest.slice(0, 32)}`
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(String(process.pid))
  })
  server.unref()
  try {
    server.listen({ path: address, exclusive: true })
    await once(server, 'listening')
  } catch (cause) {
    throw await lockedBy(folder, address, cause)
  }
  return { [Symbol.asyncDispose]: () => close(server) }
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  await once(server, 'close')
}

async function lockedBy(folder: string, address: string, cause: unknown): Promise<CitxError> {
  const holder = await askHolder(address)
  const who = holder === String(process.pid) ? 'this process already' : `process ${holder}`
  return new CitxError(
    'DATABASE_LOCKED',
    `the database folder ${folder} is in use by ${who}; stop it first, or use another data folder`,
    { cause },
  )
}

async function askHolder(address: string): Promise<string> {
  const socket = connect({ path: address })
  socket.setTimeout(1000, () => socket.destroy(new Error('no answer')))
  try {
    return await text(socket)
  } catch {
    // The holder may be busy or just ending; who it is only matters to the message.
    return '(unknown)'
  }
}
