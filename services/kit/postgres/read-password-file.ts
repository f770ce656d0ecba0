import { readFile, stat } from 'node:fs/promises'
import { Secret } from '../config/secret.ts'
import { CitxError } from '../errors/citx-error.ts'
import { toCitxError } from '../errors/describe-error.ts'

/** Reads a password from a file of its owner alone. Fails with INSECURE_KEY_FILE, FILE_NOT_FOUND, EMPTY_FILE, BAD_FILE. */
export async function readPasswordFile(path: string): Promise<Secret<string>> {
  try {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0) {
      throw new CitxError(
        'INSECURE_KEY_FILE',
        `other users may read ${path}; run chmod 600 ${path}`,
      )
    }
    const text = (await readFile(path, 'utf8')).trim()
    if (text === '') throw new CitxError('EMPTY_FILE', `there is no password in ${path}`)
    return new Secret(text)
  } catch (error) {
    throw toCitxError(error)
  }
}
