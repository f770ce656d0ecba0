import type { Manifest } from '@citx/schema/release/manifest.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { createRowCheck, type RowCheck } from './check-rows.ts'
import type { Finding } from './finding.ts'
import { createLineSplitter } from './line-splitter.ts'
import {
  MAX_LINE_BYTES,
  fewestSubjects,
  verifyManifest,
  type ManifestVerdict,
  type TrustedKey,
} from './verify-manifest.ts'

/** What became of a release. Without findings it is verified: a trusted key signed exactly these rows. */
export interface ReleaseVerdict {
  readonly verified: boolean
  readonly findings: readonly Finding[]
  /** What the manifest says, also when it was refused but could be read. */
  readonly manifest?: Manifest
  readonly id?: string
  /** Thumbprint of the key that the manifest names. */
  readonly kid?: string
  /** Rows that were read. */
  readonly rows: number
  /** Rows that an excerpt keeps to itself; without them it is whole. */
  readonly hidden?: number
}

export interface VerifyOptions {
  readonly trusted: readonly TrustedKey[]
  /** Called with each row that is of the contract and with its line; nothing of it is verified before the verdict is. */
  readonly onRow?: (row: ReleaseRow, line: Uint8Array) => void
  readonly onProgress?: (progress: ReadingProgress) => void
  readonly signal?: AbortSignal
}

export interface ReadingProgress {
  readonly bytes: number
  readonly rows: number
}

/**
 * Verifies a release file (the signed manifest on the first line, then the rows, each line ended by LF) or an excerpt of one
 * as it is read, holding no more than one line of it and what its rows are about. Never fails for what the file holds: that is told in the verdict.
 */
export async function verifyRelease(
  source: AsyncIterable<Uint8Array>,
  { trusted, onRow, onProgress, signal }: VerifyOptions,
): Promise<ReleaseVerdict> {
  const splitter = createLineSplitter(MAX_LINE_BYTES)
  let head: ManifestVerdict | undefined
  let check = createRowCheck()
  let bytes = 0
  for await (const chunk of source) {
    signal?.throwIfAborted()
    bytes += chunk.length
    for (const line of splitter.push(chunk)) {
      if (head === undefined) {
        head = await verifyManifest(asText(line), trusted)
        if (head.manifest !== undefined) check = createRowCheck(fewestSubjects(head.manifest))
      } else {
        const row = check.add(line)
        if (row !== undefined) onRow?.(row, line)
      }
    }
    onProgress?.({ bytes, rows: check.rows })
    if (splitter.tooLong) break
  }
  const broken = endOfFile({ bytes, rest: splitter.rest, tooLong: splitter.tooLong }, check)
  return conclude(head, check, broken)
}

/** A signed manifest is ASCII, so bytes of any other text turn into what is refused. */
function asText(line: Uint8Array): string {
  return Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1')
}

interface Reached {
  readonly bytes: number
  readonly rest: number
  readonly tooLong: boolean
}

function endOfFile({ bytes, rest, tooLong }: Reached, { rows }: RowCheck): Finding | undefined {
  if (bytes === 0) return { kind: 'cut-off', message: 'the file is empty' }
  const after = `after ${rows} rows`
  if (tooLong)
    return {
      kind: 'line-too-long',
      message: `a line ${after} is longer than ${MAX_LINE_BYTES} bytes`,
      row: rows + 1,
    }
  if (rest > 0)
    return {
      kind: 'cut-off',
      message: `the file was cut off ${after}: its last line does not end with a line feed`,
      row: rows + 1,
    }
  return undefined
}

/** Rows missing after the place where a file breaks off need no finding of their own. */
function conclude(
  head: ManifestVerdict | undefined,
  check: RowCheck,
  broken: Finding | undefined,
): ReleaseVerdict {
  const { findings: ofHead = [], ...read } = head ?? {}
  const ofRows = check.end(broken === undefined ? head?.manifest : undefined)
  const findings = [...ofHead, ...(broken === undefined ? [] : [broken]), ...ofRows]
  const { rows, hidden } = check
  return { verified: findings.length === 0, findings, rows, ...(hidden > 0 && { hidden }), ...read }
}
