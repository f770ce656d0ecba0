import { CitxError } from '../errors/citx-error.ts'

/** What can be wrong with a release, each under its own name. */
export const findingKinds = {
  'not-a-release': 'BAD_MANIFEST',
  'wrong-type': 'BAD_MANIFEST',
  'manifest-not-canonical': 'BAD_MANIFEST',
  'manifest-not-of-contract': 'BAD_MANIFEST',
  'foreign-key': 'NOT_VERIFIED',
  distrusted: 'NOT_VERIFIED',
  'weak-key': 'NOT_VERIFIED',
  'bad-signature': 'BAD_SIGNATURE',
  'cut-off': 'BAD_MANIFEST',
  'line-too-long': 'BAD_MANIFEST',
  'row-not-canonical': 'BAD_MANIFEST',
  'row-not-of-contract': 'BAD_MANIFEST',
  'row-out-of-order': 'BAD_MANIFEST',
  'row-twice': 'BAD_MANIFEST',
  'too-few-subjects': 'BAD_MANIFEST',
  'rows-missing': 'BAD_MANIFEST',
  'rows-added': 'BAD_MANIFEST',
  'content-changed': 'BAD_MANIFEST',
  'root-changed': 'BAD_MANIFEST',
  'row-changed': 'BAD_MANIFEST',
  'row-dropped': 'BAD_MANIFEST',
  'row-added': 'BAD_MANIFEST',
  gap: 'NOT_VERIFIED',
  'chain-broken': 'BAD_MANIFEST',
  fork: 'NOT_VERIFIED',
  rollback: 'NOT_VERIFIED',
  'other-release': 'NOT_VERIFIED',
  'cell-changed': 'NOT_VERIFIED',
  'cell-not-published': 'NOT_VERIFIED',
  'cell-unproven': 'NOT_VERIFIED',
  'release-unknown': 'NOT_VERIFIED',
  'wrong-agency': 'NOT_VERIFIED',
  'agency-left-out': 'NOT_VERIFIED',
  'supersedes-unknown': 'BAD_MANIFEST',
  'supersedes-other-window': 'BAD_MANIFEST',
  'superseded-twice': 'BAD_MANIFEST',
  'window-twice': 'BAD_MANIFEST',
  'corrected-twice': 'BAD_MANIFEST',
  'released-after-withdrawal': 'BAD_MANIFEST',
  'withdrawal-with-rows': 'BAD_MANIFEST',
  'clock-went-back': 'BAD_MANIFEST',
} as const satisfies Record<string, 'BAD_MANIFEST' | 'BAD_SIGNATURE' | 'NOT_VERIFIED'>

export type FindingKind = keyof typeof findingKinds

/** One thing that is wrong. Rows count from 1 after the manifest, so row 1 is the second line of the file. */
export interface Finding {
  readonly kind: FindingKind
  readonly message: string
  readonly row?: number
}

/** Refuses what was found wrong: the code is that of the first finding, and every finding is a detail. */
export function refusalOf(findings: readonly [Finding, ...Finding[]]): CitxError {
  const [{ kind, message }] = findings
  return new CitxError(findingKinds[kind], `the release is refused: ${message}`, {
    details: findings.map(({ message: detail, row }) => ({
      message: detail,
      ...(row !== undefined && { row }),
    })),
  })
}

/** Whether there is a first finding. */
export function isSome(findings: readonly Finding[]): findings is readonly [Finding, ...Finding[]] {
  return findings.length > 0
}
