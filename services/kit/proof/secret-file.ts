import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { CitxError } from '../errors/citx-error.ts'
import { toCitxError } from '../errors/describe-error.ts'

const maxBytes = 16 * 1024
const ownerOnly = 0o600
const othersMask = 0o077

/** Writes a new file that its owner alone can read; fails with BAD_FILE when the file exists, so that no key is lost. */
export async function writeSecretFile(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await openFile(path, 'wx')
  await file.writeFile(bytes)
  await file.sync()
}

/**
 * Reads a small file with a secret. Fails with INSECURE_KEY_FILE when the group or others may do anything with it, and with
 * FILE_NOT_FOUND, NOT_A_FILE, EMPTY_FILE or FILE_TOO_LARGE (16 KiB).
 */
export async function readSecretFile(path: string): Promise<Uint8Array> {
  // Without O_NONBLOCK the open of a named pipe would wait for its writer.
  await using file = await openFile(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const stats = await file.stat()
  if (!stats.isFile()) throw new CitxError('NOT_A_FILE', `${path} is not a file; name a file`)
  if ((stats.mode & othersMask) !== 0)
    throw new CitxError(
      'INSECURE_KEY_FILE',
      `${path} has mode ${(stats.mode & 0o777).toString(8)}, so others can use the key; run chmod 600 ${path}`,
    )
  if (stats.size > maxBytes)
    throw new CitxError(
      'FILE_TOO_LARGE',
      `${path} has ${stats.size} bytes; a key file has less than ${maxBytes}`,
    )
  const bytes = await file.readFile()
  if (bytes.length === 0) throw new CitxError('EMPTY_FILE', `${path} has no content`)
  return bytes
}

async function openFile(path: string, flags: string | number): Promise<FileHandle> {
  try {
    return await open(path, flags, ownerOnly)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CitxError(
        'BAD_FILE',
        `${path} exists already and is not overwritten; name another file`,
        {
          cause: error,
        },
      )
    throw toCitxError(error)
  }
}
