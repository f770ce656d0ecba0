import { readFile } from 'node:fs/promises'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { compareRows } from '@citx/kit/release/compare-rows.ts'
import type { Finding } from '@citx/kit/release/finding.ts'
import { readReleaseFile } from '@citx/kit/release/read-release.ts'
import type { TrustedKey } from '@citx/kit/release/verify-manifest.ts'
import type { ReleaseSource } from './release-sources.ts'

/** Which rows of one refused file differ from a copy, which must itself be verified. Fails as `readReleaseFile`. */
export async function findRowDifferences(
  sources: readonly ReleaseSource[],
  copy: string,
  trusted: readonly TrustedKey[],
): Promise<readonly Finding[]> {
  const [source, ...others] = sources
  if (source === undefined || others.length > 0 || source.name === 'standard input')
    throw new CitxError('BAD_USAGE', '--against compares one file; name the file that was refused')
  const sound = await readReleaseFile(
    await readFile(copy, 'utf8'),
    trusted.map(({ key }) => key),
  )
  const chunks: Uint8Array[] = []
  for await (const chunk of source.open()) chunks.push(Uint8Array.from(chunk))
  const [, ...lines] = Buffer.concat(chunks).toString('utf8').replace(/\n$/, '').split('\n')
  return compareRows(lines, sound.lines)
}
