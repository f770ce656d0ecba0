import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { CitxError } from '../errors/citx-error.ts'
import { toCitxError } from '../errors/describe-error.ts'

const mebibyte = 1024 * 1024

/**
 * Reads a whole small UTF-8 file, without its byte order mark. Fails with FILE_NOT_FOUND, NOT_A_FILE, EMPTY_FILE,
 * FILE_TOO_LARGE (over `maxBytes`, 4 MiB by default), BAD_ENCODING, or BAD_FILE when it may not be read.
 */
export async function readTextFile(
  path: string,
  { maxBytes = 4 * mebibyte }: { readonly maxBytes?: number } = {},
): Promise<string> {
  await using file = await openForReading(path)
  const stats = await file.stat()
  if (!stats.isFile()) throw new CitxError('NOT_A_FILE', `${path} is not a file; name a file`)
  if (stats.size > maxBytes) throw tooLarge(path, stats.size, maxBytes)
  const bytes = await file.readFile()
  if (bytes.length > maxBytes) throw tooLarge(path, bytes.length, maxBytes)
  const text = decode(path, bytes)
  if (text.trim() === '') throw new CitxError('EMPTY_FILE', `${path} has no content`)
  return text
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK the open of a named pipe would wait for its writer.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    throw toCitxError(error)
  }
}

function tooLarge(path: string, size: number, maxBytes: number): CitxError {
  const limit = `${maxBytes / mebibyte} MiB`
  const message = `${path} has ${size} bytes; a file of this kind may have ${limit}. Is it the right file?`
  return new CitxError('FILE_TOO_LARGE', message)
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new CitxError('BAD_ENCODING', `${path} is not UTF-8; save it as UTF-8`, { cause })
  }
}
