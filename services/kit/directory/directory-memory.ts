import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { CitxError, isCitxError } from '../errors/citx-error.ts'
import { toCitxError } from '../errors/describe-error.ts'

/** The newest document of a directory that a reader has believed: what must not be gone back behind. */
export interface DirectoryMark {
  readonly seq: number
  /** SHA-256 of the signed document, in hexadecimal. */
  readonly hash: string
}

const memoryFile = z.strictObject({
  version: z.literal(1),
  url: z.string(),
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/**
 * What was believed of the directory at this address before; undefined when there is no such file yet, or when it is of another
 * address. Fails with BAD_FILE when it is damaged, as a reader without a memory would believe an old document.
 */
export async function recallDirectory(
  path: string,
  url: string,
): Promise<DirectoryMark | undefined> {
  const text = await findText(path)
  if (text === undefined) return undefined
  const parsed = memoryFile.safeParse(parseJson(text))
  if (!parsed.success)
    throw new CitxError(
      'BAD_FILE',
      `${path} is damaged, which says how far the directory had come; restore it, or delete it to believe the next signed document whatever its number`,
    )
  const { seq, hash } = parsed.data
  return parsed.data.url === url ? { seq, hash } : undefined
}

/** Writes it down in one step. Fails as files do. */
export async function rememberDirectory(
  path: string,
  url: string,
  { seq, hash }: DirectoryMark,
): Promise<void> {
  const draft = `${path}.${randomUUID()}.new`
  try {
    const text = `${JSON.stringify({ version: 1, url, seq, hash })}\n`
    // On the disk before it takes the place of the other: a damaged memory stops whoever starts with it.
    await writeFile(draft, text, { mode: 0o600, flush: true })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw toCitxError(error)
  }
}

async function findText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const known = toCitxError(error)
    if (isCitxError(known, 'FILE_NOT_FOUND')) return undefined
    throw known
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
