import { CitxError, type Problem } from '@citx/kit/errors/citx-error.ts'
import { parseCanonical } from '@citx/kit/proof/canonical-json.ts'
import { merkleRootOf } from '@citx/kit/proof/merkle-root.ts'
import { readSignedDocument } from '@citx/kit/proof/signed-document.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { MANIFEST_TYPE, manifest, type Manifest } from '@citx/schema/release/manifest.ts'
import { releaseRow, type ReleaseRow } from '@citx/schema/release/row.ts'
import { contentHashOf } from './content-hash.ts'
import { releaseId } from './release-id.ts'

/** A release that was verified: signed by one of the keys, and its rows are those that were signed. */
export interface VerifiedRelease {
  readonly id: string
  readonly manifest: Manifest
  readonly jws: string
  readonly lines: readonly string[]
  readonly rows: readonly ReleaseRow[]
}

/** The whole release as one text: the signed manifest, then its rows, each line ended by LF. */
export function writeReleaseFile({ jws, lines }: Pick<VerifiedRelease, 'jws' | 'lines'>): string {
  return [jws, ...lines].map((line) => `${line}\n`).join('')
}

/** Reads and verifies what `writeReleaseFile` wrote. Fails as `readRelease`, and with BAD_MANIFEST when it was cut off. */
export async function readReleaseFile(
  text: string,
  keys: readonly PublicKey[],
): Promise<VerifiedRelease> {
  if (!text.endsWith('\n')) throw bad('the file does not end with a line feed; it was cut off')
  const [jws = '', ...lines] = text.slice(0, -1).split('\n')
  return readRelease({ jws, lines }, keys)
}

/**
 * Verifies a release. Fails with NOT_VERIFIED when none of the keys signed it, BAD_SIGNATURE when the signature is wrong, and
 * BAD_MANIFEST when rows are not those that the manifest was made for.
 */
export async function readRelease(
  { jws, lines }: Pick<VerifiedRelease, 'jws' | 'lines'>,
  keys: readonly PublicKey[],
): Promise<VerifiedRelease> {
  const { payload } = await readSignedDocument(jws, { typ: MANIFEST_TYPE, keys })
  const parsed = manifest.safeParse(payload)
  if (!parsed.success)
    throw bad(`the manifest is not one of this contract: ${parsed.error.message}`)
  requireSame('number of rows', lines.length, parsed.data.rows)
  requireSame('content hash', contentHashOf(lines), parsed.data.contentHash)
  requireSame(
    'Merkle root',
    Buffer.from(merkleRootOf(lines)).toString('hex'),
    parsed.data.merkleRoot,
  )
  requireOrder(lines)
  return { id: releaseId(parsed.data), manifest: parsed.data, jws, lines, rows: readRows(lines) }
}

function readRows(lines: readonly string[]): readonly ReleaseRow[] {
  const problems: Problem[] = []
  const rows = lines.flatMap((line, index) => {
    const row = releaseRow.safeParse(parseCanonical(Buffer.from(line)))
    if (row.success) return [row.data]
    problems.push({ row: index + 2, message: 'is not a row of this contract' })
    return []
  })
  if (problems.length === 0) return rows
  throw bad(`${problems.length} rows are not of this contract`, problems)
}

function requireOrder(lines: readonly string[]): void {
  const bytes = lines.map((line) => Buffer.from(line))
  const wrong = bytes.findIndex((line, index) => {
    const before = bytes[index - 1]
    return before !== undefined && Buffer.compare(before, line) >= 0
  })
  if (wrong >= 0) throw bad(`row ${wrong + 1} is not in byte order, or is there twice`)
}

function requireSame(what: string, found: string | number, signed: string | number): void {
  if (found !== signed) throw bad(`its ${what} is ${found} and ${signed} was signed`)
}

function bad(message: string, details: readonly Problem[] = []): CitxError {
  return new CitxError('BAD_MANIFEST', `the release is refused: ${message}`, { details })
}
