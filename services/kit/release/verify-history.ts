import type { Manifest } from '@citx/schema/release/manifest.ts'
import type { Finding, FindingKind } from './finding.ts'

/** One verified release of an agency, and where it was read from. */
export interface HistoryEntry {
  readonly id: string
  readonly manifest: Manifest
  readonly from: string
}

export interface HistoryVerdict {
  readonly agency: string
  readonly newest: number
  readonly findings: readonly HistoryFinding[]
  /** Ids of releases that a later one corrects or withdraws, and of withdrawals. */
  readonly notInForce: readonly string[]
}

export interface HistoryFinding extends Finding {
  readonly seq: number
}

export interface HistoryOptions {
  /** An archive has every release; a list of an agency has those in force and every withdrawal; anything else, some. */
  readonly extent: 'archive' | 'list' | 'some'
  /** Ids by position, of releases that were seen before. */
  readonly seen?: ReadonlyMap<number, string>
}

/** Checks the releases of one agency against one another and against what was seen of it before. */
export function verifyHistory(
  agency: string,
  entries: readonly HistoryEntry[],
  { extent, seen = new Map() }: HistoryOptions,
): HistoryVerdict {
  const bySeq = Map.groupBy(entries, ({ manifest }) => manifest.seq)
  const history = [...bySeq.values()]
    .flatMap(([first]) => first ?? [])
    .toSorted((a, b) => a.manifest.seq - b.manifest.seq)
  const complete = extent === 'archive'
  const newest = history.at(-1)?.manifest.seq ?? 0
  const findings = [
    ...[...bySeq.values()].flatMap(findForks),
    ...(complete ? findGaps(newest, new Set(bySeq.keys())) : []),
    ...findBrokenChain(history, seen),
    ...findWrongCorrections(history, complete),
    ...compareSeen(history, seen),
    ...(extent !== 'some' && newest < newestOf(seen) ? [rollback(newest, newestOf(seen))] : []),
  ]
  return {
    agency,
    newest,
    findings: findings.toSorted((a, b) => a.seq - b.seq),
    notInForce: replacedIn(history),
  }
}

function replacedIn(history: readonly HistoryEntry[]): readonly string[] {
  const withdrawals = history.filter(({ manifest }) => manifest.withdrawn).map(({ id }) => id)
  return [...history.flatMap(({ manifest }) => manifest.supersedes ?? []), ...withdrawals]
}

function findForks(same: readonly HistoryEntry[]): HistoryFinding[] {
  const [first, ...others] = same
  const other = others.find(({ id }) => id !== first?.id)
  if (first === undefined || other === undefined) return []
  const message = `there are two releases ${first.manifest.seq}: ${first.id} (${first.from}) and ${other.id} (${other.from})`
  return [at(first, 'fork', message)]
}

function findGaps(newest: number, present: ReadonlySet<number>): HistoryFinding[] {
  const missing = Array.from({ length: newest }, (_, index) => index + 1).filter(
    (seq) => !present.has(seq),
  )
  return missing.map((seq) => ({ kind: 'gap', seq, message: `release ${seq} is missing` }))
}

/** Where the release before is not at hand, what was seen of it stands in. */
function findBrokenChain(
  history: readonly HistoryEntry[],
  seen: ReadonlyMap<number, string>,
): HistoryFinding[] {
  return history.flatMap((entry, index) => {
    const before = history[index - 1]
    const { seq, previous, publishedAt } = entry.manifest
    const isNext = before?.manifest.seq === seq - 1
    const expected = isNext ? before.id : seen.get(seq - 1)
    const findings: HistoryFinding[] = []
    if (expected !== undefined && previous !== expected)
      findings.push(
        at(
          entry,
          'chain-broken',
          `release ${seq} follows ${previous ?? 'nothing'}, but release ${seq - 1} ${isNext ? 'is' : 'was seen before as'} ${expected}`,
        ),
      )
    if (before !== undefined && new Date(publishedAt) < new Date(before.manifest.publishedAt))
      findings.push(
        at(
          entry,
          'clock-went-back',
          `release ${seq} was published ${publishedAt}, before release ${before.manifest.seq}`,
        ),
      )
    return findings
  })
}

/** A window has a first release, at most one correction, and nothing after a withdrawal. */
function findWrongCorrections(
  history: readonly HistoryEntry[],
  complete: boolean,
): HistoryFinding[] {
  const known = new Map<string, HistoryEntry>()
  const replacedBy = new Map<string, number>()
  const windows = new Map<string, WindowState>()
  return history.flatMap((entry) => {
    const { window, supersedes, withdrawn } = entry.manifest
    const state = windows.get(window) ?? {
      first: undefined,
      corrected: undefined,
      ended: undefined,
    }
    const findings = [
      ...checkSuperseded(entry, { known, replacedBy, complete }),
      ...checkWindow(entry, state),
    ]
    known.set(entry.id, entry)
    if (supersedes !== null) replacedBy.set(supersedes, entry.manifest.seq)
    const { seq } = entry.manifest
    windows.set(window, {
      first: state.first ?? (supersedes === null ? seq : undefined),
      corrected: state.corrected ?? (supersedes !== null && !withdrawn ? seq : undefined),
      ended: state.ended ?? (withdrawn ? seq : undefined),
    })
    return findings
  })
}

interface WindowState {
  readonly first: number | undefined
  readonly corrected: number | undefined
  readonly ended: number | undefined
}

interface KnownReleases {
  readonly known: ReadonlyMap<string, HistoryEntry>
  readonly replacedBy: ReadonlyMap<string, number>
  readonly complete: boolean
}

function checkSuperseded(
  entry: HistoryEntry,
  { known, replacedBy, complete }: KnownReleases,
): HistoryFinding[] {
  const { seq, supersedes, window } = entry.manifest
  if (supersedes === null) return []
  const replaced = known.get(supersedes)
  const what = `release ${seq} supersedes ${supersedes}`
  if (replaced === undefined)
    return complete ? [at(entry, 'supersedes-unknown', `${what}, which is not before it`)] : []
  if (replaced.manifest.window !== window)
    return [
      at(
        entry,
        'supersedes-other-window',
        `${what}, which is of ${replaced.manifest.window} and not of ${window}`,
      ),
    ]
  const earlier = replacedBy.get(supersedes)
  if (earlier === undefined) return []
  return [at(entry, 'superseded-twice', `${what}, which release ${earlier} superseded already`)]
}

function checkWindow(entry: HistoryEntry, { first, corrected, ended }: WindowState) {
  const { seq, window, supersedes, withdrawn } = entry.manifest
  const findings: HistoryFinding[] = []
  if (ended !== undefined)
    findings.push(
      at(
        entry,
        'released-after-withdrawal',
        `release ${seq} is of ${window}, which release ${ended} withdrew`,
      ),
    )
  if (supersedes === null && first !== undefined)
    findings.push(
      at(
        entry,
        'window-twice',
        `release ${seq} is of ${window}, as release ${first} is, and does not supersede it`,
      ),
    )
  if (supersedes !== null && !withdrawn && corrected !== undefined)
    findings.push(
      at(
        entry,
        'corrected-twice',
        `release ${seq} corrects ${window}, which release ${corrected} corrected already; one correction is allowed`,
      ),
    )
  return findings
}

/** A release that differs from the one seen at its place before was swapped. */
function compareSeen(
  history: readonly HistoryEntry[],
  seen: ReadonlyMap<number, string>,
): HistoryFinding[] {
  return history.flatMap((entry) => {
    const { seq } = entry.manifest
    const before = seen.get(seq)
    if (before === undefined || before === entry.id) return []
    return [at(entry, 'fork', `release ${seq} is ${entry.id}, and ${before} was seen before`)]
  })
}

function newestOf(seen: ReadonlyMap<number, string>): number {
  return Math.max(0, ...seen.keys())
}

function rollback(newest: number, before: number): HistoryFinding {
  return {
    kind: 'rollback',
    seq: newest,
    message: `the newest release is ${newest}, and release ${before} was seen before`,
  }
}

function at({ manifest }: HistoryEntry, kind: FindingKind, message: string): HistoryFinding {
  return { kind, message, seq: manifest.seq }
}
