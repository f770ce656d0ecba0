import { z } from 'zod'
import { readStateFile, writeStateFile } from '../config/state-file.ts'
import { CitxError } from '../errors/citx-error.ts'

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
  const found = await readStateFile(path)
  if (found === undefined) return undefined
  const parsed = memoryFile.safeParse(found.json)
  if (!parsed.success)
    throw new CitxError(
      'BAD_FILE',
      `${path} is damaged, which says how far the directory had come; restore it, or delete it to believe the next signed document whatever its number`,
    )
  const { seq, hash } = parsed.data
  return parsed.data.url === url ? { seq, hash } : undefined
}

/** Writes it down: a damaged memory stops whoever starts with it. Fails as files do. */
export async function rememberDirectory(
  path: string,
  url: string,
  { seq, hash }: DirectoryMark,
): Promise<void> {
  await writeStateFile(path, { version: 1, url, seq, hash })
}
