import { createHash } from 'node:crypto'

/** SHA-256 over the lines of a release, each ended by LF, in hexadecimal. */
export function contentHashOf(lines: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line).update('\n')
  return hash.digest('hex')
}
