import { open, mkdir, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

/** One fault of one row: never the value itself. */
export interface Reject {
  /** Line of the file, from 1; in JSON the record's position. */
  readonly row: number
  readonly column?: string
  readonly valueClass: string
  readonly code: string
  readonly reason: string
}

/** Rejects as NDJSON, for this user alone (0600); there is no file before the first. */
export interface RejectsFile extends AsyncDisposable {
  write(rejects: readonly Reject[]): Promise<void>
  /** The path, where there is a file. */
  readonly path: string | undefined
}

export async function createRejectsFile(path: string | undefined): Promise<RejectsFile> {
  if (path !== undefined) await rm(path, { force: true })
  let file: FileHandle | undefined
  return {
    get path() {
      return file === undefined ? undefined : path
    },
    async write(rejects) {
      if (path === undefined || rejects.length === 0) return
      file ??= await create(path)
      await file.write(rejects.map((reject) => `${JSON.stringify(reject)}\n`).join(''))
    },
    async [Symbol.asyncDispose]() {
      await file?.close()
    },
  }
}

async function create(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return open(path, 'wx', 0o600)
}
