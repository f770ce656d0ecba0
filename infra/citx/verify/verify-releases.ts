import type { Finding } from '@citx/kit/release/finding.ts'
import type { HistoryEntry, HistoryVerdict } from '@citx/kit/release/verify-history.ts'
import { verifyHistory } from '@citx/kit/release/verify-history.ts'
import {
  readSeenReleases,
  withReleases,
  writeSeenReleases,
  type SeenReleases,
} from '@citx/kit/release/seen-releases.ts'
import type { TrustedKey } from '@citx/kit/release/verify-manifest.ts'
import {
  verifyRelease,
  type ReleaseVerdict,
  type VerifyOptions,
} from '@citx/kit/release/verify-release.ts'
import type { DistrustEntry } from '@citx/schema/directory/document.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import type { ReleaseSource, ReleaseSources } from './release-sources.ts'

export interface NamedVerdict extends ReleaseVerdict {
  readonly name: string
}

/** What became of everything that was verified together. */
export interface SourcesVerdict {
  readonly verified: boolean
  readonly releases: readonly NamedVerdict[]
  readonly histories: readonly HistoryVerdict[]
}

export interface VerifySourcesOptions {
  readonly trusted: readonly TrustedKey[]
  /** Keys and releases that the directory warns of. */
  readonly distrusted?: readonly DistrustEntry[]
  /** A folder that holds only some of the releases. */
  readonly partial?: boolean
  /** File with what was seen before; brought up to date when everything is verified. */
  readonly seenFile?: string
  /** Called for each release that will be read; returns what its rows are told to. */
  readonly watchRows?: (name: string) => (row: ReleaseRow) => void
  readonly onProgress?: (done: number, total: number, what: string) => void
  readonly signal: AbortSignal
}

/** Verifies each release, then the releases of each agency against one another and against what was seen before. */
export async function verifySources(
  { kind, sources }: ReleaseSources,
  options: VerifySourcesOptions,
): Promise<SourcesVerdict> {
  const releases: NamedVerdict[] = []
  for (const [index, source] of sources.entries())
    releases.push(await verifySource(source, { index, count: sources.length }, options))
  const entries = releases.flatMap(entryOf)
  const seen = options.seenFile === undefined ? new Map() : await readSeenReleases(options.seenFile)
  // A refused release would look like a gap.
  const some = options.partial === true || releases.some((release) => !release.verified)
  const extent = extentOf(kind, some)
  const byAgency = [...Map.groupBy(entries, ({ manifest }) => manifest.agency)]
  const histories = byAgency.map(([agency, own]) =>
    verifyHistory(agency, own, { extent, ...seenOf(seen, agency) }),
  )
  const verified =
    releases.every((release) => release.verified) &&
    histories.every(({ findings }) => findings.length === 0)
  if (verified && options.seenFile !== undefined)
    await writeSeenReleases(
      options.seenFile,
      byAgency.reduce<SeenReleases>(
        (known, [agency, own]) => withReleases(known, agency, own),
        seen,
      ),
    )
  return { verified, releases, histories }
}

function seenOf(seen: SeenReleases, agency: string) {
  const own = seen.get(agency)
  return own === undefined ? {} : { seen: own }
}

function extentOf(kind: ReleaseSources['kind'], some: boolean): 'archive' | 'list' | 'some' {
  if (some || kind === 'file') return 'some'
  return kind === 'folder' ? 'archive' : 'list'
}

interface Turn {
  readonly index: number
  readonly count: number
}

/** Progress counts bytes of one file, and files of several. */
async function verifySource(
  source: ReleaseSource,
  { index, count }: Turn,
  { trusted, distrusted = [], onProgress, watchRows, signal }: VerifySourcesOptions,
): Promise<NamedVerdict> {
  const { name, size = 0, id } = source
  const onRead: VerifyOptions['onProgress'] = ({ bytes, rows }) => {
    const part = size === 0 ? 0 : bytes / size
    onProgress?.(index + part, count, `${rows.toLocaleString('en')} rows of ${name}`)
  }
  const verdict = await verifyRelease(source.open(), {
    trusted,
    signal,
    onProgress: onRead,
    ...(watchRows !== undefined && { onRow: watchRows(name) }),
  })
  const found = [...findOther(verdict, id), ...findDistrust(verdict, distrusted)]
  if (found.length === 0) return { name, ...verdict }
  return { name, ...verdict, verified: false, findings: [...verdict.findings, ...found] }
}

function findOther(verdict: ReleaseVerdict, id: string | undefined): readonly Finding[] {
  if (id === undefined || verdict.id === undefined || verdict.id === id) return []
  const message = `release ${id} was asked for, and ${verdict.id} was given`
  return [{ kind: 'other-release', message }]
}

function findDistrust(
  { id, kid }: ReleaseVerdict,
  distrusted: readonly DistrustEntry[],
): readonly Finding[] {
  return distrusted
    .filter((entry) => entry.id === id || entry.id === kid)
    .map((entry) => ({
      kind: 'distrusted',
      message: `the directory warns of the ${entry.id === id ? 'release' : 'key'} ${entry.id}: ${entry.reason}`,
    }))
}

/** Only what is verified takes part in a history; what is not was refused already. */
function entryOf({ verified, id, manifest, name }: NamedVerdict): readonly HistoryEntry[] {
  return verified && id !== undefined && manifest !== undefined
    ? [{ id, manifest, from: name }]
    : []
}
