import { execFile } from 'node:child_process'
import { chownSync, closeSync, constants, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { toCitxError } from '../errors/describe-error.ts'

/**
 * Who uses the server of a folder: everyone who holds its pipe open for reading. The kernel counts them, across killed and busy
 * processes alike, and whoever opens a pipe for writing without waiting is told when there is no reader.
 * Only the last to leave removes the pipe: a server without one has been told to stop.
 */
export interface FolderUsers {
  exists(): boolean
  isAnyone(): boolean
  /** Counts us in until the disposal or the end of the process. */
  enter(): Promise<Disposable>
  remove(): void
}

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants

/** Call everything but `isAnyone` while holding the folder's lock. */
export function folderUsers(path: string): FolderUsers {
  return {
    exists: () => statSync(path, { throwIfNoEntry: false })?.isFIFO() === true,
    isAnyone: () => hasReader(path),
    remove: () => rmSync(path, { force: true }),
    enter: async () => {
      await makePipe(path)
      const pipe = openSync(path, O_RDONLY | O_NONBLOCK)
      let open = true
      return {
        [Symbol.dispose]: () => {
          if (open) closeSync(pipe)
          open = false
        },
      }
    },
  }
}

function hasReader(path: string): boolean {
  try {
    closeSync(openSync(path, O_WRONLY | O_NONBLOCK))
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENXIO' || code === 'ENOENT') return false
    throw error
  }
}

/** Node has no call for it; mkfifo is part of every Linux. As root, the pipe goes to the owner of the folder, who may start next. */
async function makePipe(path: string): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false })?.isFIFO() === true) return
  rmSync(path, { force: true, recursive: true })
  try {
    await promisify(execFile)('mkfifo', ['-m', '600', path])
  } catch (error) {
    throw toCitxError(error)
  }
  const { uid, gid } = statSync(dirname(path))
  if (process.getuid?.() === 0) chownSync(path, uid, gid)
}
