import type { PublicKey } from '@citx/schema/directory/document.ts'
import type { Manifest } from '@citx/schema/release/manifest.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { createRowCheck } from './check-rows.ts'
import { CitxError } from '../errors/citx-error.ts'
import { isSome, refusalOf } from './finding.ts'
import { fewestSubjects, verifyManifest } from './verify-manifest.ts'
import { verifyRelease } from './verify-release.ts'

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

/** Reads and verifies the text of a release file. Fails as `readRelease`, and with BAD_MANIFEST when it was cut off. */
export async function readReleaseFile(
  text: string,
  keys: readonly PublicKey[],
): Promise<VerifiedRelease> {
  const trusted = keys.map((key) => ({ key }))
  const rows: ReleaseRow[] = []
  const verdict = await verifyRelease(only(Buffer.from(text)), {
    trusted,
    onRow: (row) => rows.push(row),
  })
  const { findings, manifest, id } = verdict
  if (isSome(findings)) throw refusalOf(findings)
  requireWhole(verdict)
  if (manifest === undefined || id === undefined) throw unreadable()
  const [jws = '', ...lines] = text.slice(0, -1).split('\n')
  return { id, manifest, jws, lines, rows }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/**
 * Verifies a release that is at hand whole. Fails with NOT_VERIFIED when none of the keys signed it, BAD_SIGNATURE when the
 * signature is wrong, and BAD_MANIFEST when rows are not those that the manifest was made for; every finding is a detail.
 */
export async function readRelease(
  { jws, lines }: Pick<VerifiedRelease, 'jws' | 'lines'>,
  keys: readonly PublicKey[],
): Promise<VerifiedRelease> {
  const head = await verifyManifest(
    jws,
    keys.map((key) => ({ key })),
  )
  if (isSome(head.findings)) throw refusalOf(head.findings)
  const { manifest, id } = head
  if (manifest === undefined || id === undefined) throw unreadable()
  const check = createRowCheck(fewestSubjects(manifest))
  const rows = lines.flatMap((line) => check.add(Buffer.from(line)) ?? [])
  const findings = check.end(manifest)
  if (isSome(findings)) throw refusalOf(findings)
  requireWhole(check)
  return { id, manifest, jws, lines, rows }
}

function requireWhole({ hidden = 0 }: { readonly hidden?: number }): void {
  if (hidden === 0) return
  const message = `it is an excerpt, which hides ${hidden} of its rows; the whole release is needed`
  throw refusalOf([{ kind: 'rows-missing', message }])
}

function unreadable(): CitxError {
  return new CitxError('INTERNAL', 'a manifest without findings could not be read')
}
