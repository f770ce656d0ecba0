import type { DataFolder } from './data-folder.ts'
import { endWithProcess } from './end-with-process.ts'
import { folderLock, type FolderLock } from './folder-lock.ts'
import { folderUsers, type FolderUsers } from './folder-users.ts'
import { findPostmaster } from './postmaster.ts'
import { signalProcess, stopServer } from './stop-postmaster.ts'

/** What `start` gave, and how to leave the server: the last to leave stops it. */
export interface SharedServer<T> {
  readonly server: T
  readonly leave: () => Promise<void>
}

/**
 * Enters a folder's users and runs `start` while nobody else may start, enter, leave or stop: `shared` says whether others use
 * the server already. A process that ends without leaving leaves in its last moment; one that is killed is no longer counted,
 * so that the next to leave stops the server for both. Fails with DATABASE_LOCKED and as `start`.
 */
export async function shareServer<T>(
  folder: DataFolder,
  start: (state: { readonly shared: boolean }) => Promise<T>,
): Promise<SharedServer<T>> {
  const lock = await folderLock(folder.path)
  const users = folderUsers(folder.usersPipe)
  await lock.acquire()
  try {
    // Nobody may use a server that was told to stop, even if those who told it have ended since.
    if (!users.exists()) await stopServer(folder)
    const shared = users.isAnyone()
    const place = await users.enter()
    const use: Use = { folder, lock, users, place }
    const forget = endWithProcess(() => leaveNow(use))
    try {
      return { server: await start({ shared }), leave: () => leave(use).finally(forget) }
    } catch (error) {
      await leave(use).finally(forget)
      throw error
    }
  } finally {
    lock.release()
  }
}

interface Use {
  readonly folder: DataFolder
  readonly lock: FolderLock
  readonly users: FolderUsers
  readonly place: Disposable
}

/**
 * Somebody whose process ends may find the lock taken and cannot wait for it: whoever has it looks again after releasing it,
 * so that one of the two sees that nobody is left.
 */
async function leave({ folder, lock, users, place }: Use): Promise<void> {
  do {
    await lock.acquire()
    try {
      place[Symbol.dispose]()
      if (users.isAnyone()) continue
      users.remove()
      await stopServer(folder)
    } finally {
      lock.release()
    }
  } while (isAbandoned(folder, users))
}

/** The same without waiting for anything: a server that was told to stop is waited for by whoever starts next. */
function leaveNow({ folder, lock, users, place }: Use): void {
  place[Symbol.dispose]()
  do {
    if (!lock.tryAcquire()) return
    if (!users.isAnyone()) {
      users.remove()
      const postmaster = findPostmaster(folder.cluster)
      if (postmaster !== undefined) signalProcess(postmaster.pid, 'SIGINT')
    }
    lock.release()
  } while (isAbandoned(folder, users))
}

/** A server that runs, was not told to stop, and has no user. */
function isAbandoned(folder: DataFolder, users: FolderUsers): boolean {
  return users.exists() && !users.isAnyone() && findPostmaster(folder.cluster) !== undefined
}
