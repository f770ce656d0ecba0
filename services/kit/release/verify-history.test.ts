import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '@citx/schema/release/manifest.ts'
import { releaseId } from './release-id.ts'
import { readSeenReleases, withReleases, writeSeenReleases } from './seen-releases.ts'
import { verifyHistory, type HistoryEntry } from './verify-history.ts'

const hash = '0'.repeat(64)

type Change = Partial<Manifest>

/** A chain of releases, each as the change says. */
function chain(...changes: readonly (Change | ((before: readonly HistoryEntry[]) => Change))[]) {
  const history: HistoryEntry[] = []
  for (const change of changes) {
    const seq = history.length + 1
    const manifest: Manifest = {
      agency: 'eastvale',
      seq,
      previous: history.at(-1)?.id ?? null,
      window: `2026-${String(seq).padStart(2, '0')}`,
      publishedAt: `2026-12-0${seq}T00:00:00.000Z`,
      contract: '1.0',
      vocabulary: '1',
      protection: { profile: 'threshold', minimumSubjects: 10, countVariance: 0, parameters: 'x' },
      families: [],
      rows: 0,
      contentHash: hash,
      merkleRoot: hash,
      supersedes: null,
      withdrawn: false,
      ...(typeof change === 'function' ? change(history) : change),
    }
    history.push({ id: releaseId(manifest), manifest, from: `${seq}.citx` })
  }
  return history
}

const correcting = (seq: number) => (before: readonly HistoryEntry[]) => {
  const replaced = before[seq - 1]
  return { supersedes: replaced?.id ?? hash, window: replaced?.manifest.window ?? '2026-01' }
}
const withdrawing = (seq: number) => (before: readonly HistoryEntry[]) => ({
  ...correcting(seq)(before),
  withdrawn: true,
})

const kindsOf = (entries: readonly HistoryEntry[], seen?: ReadonlyMap<number, string>) =>
  verifyHistory('eastvale', entries, {
    extent: 'archive',
    ...(seen !== undefined && { seen }),
  }).findings.map(({ kind, seq }) => [kind, seq])

/** Of a list that holds all but the first two. */
function findingsOfThird(entries: readonly HistoryEntry[], seen?: ReadonlyMap<number, string>) {
  const given = seen === undefined ? {} : { seen }
  return verifyHistory('eastvale', entries.slice(2), { extent: 'list', ...given }).findings
}

describe('a history of releases', () => {
  it('is sound with a correction, and with a withdrawal after a correction', () => {
    const history = chain({}, {}, correcting(1), {}, withdrawing(3))
    expect(kindsOf(history.toReversed())).toEqual([])
    const { notInForce, newest } = verifyHistory('eastvale', history, { extent: 'archive' })
    expect(newest).toBe(5)
    expect(notInForce.toSorted()).toEqual([0, 2, 4].map((at) => history[at]?.id ?? '').toSorted())
  })

  it.each<[string, readonly HistoryEntry[], [string, number][]]>([
    ['a release is missing', chain({}, {}, {}).toSpliced(1, 1), [['gap', 2]]],
    ['the first one is missing', chain({}, {}).slice(1), [['gap', 1]]],
    ['two have one position', [...chain({}), ...chain({ rows: 1 })], [['fork', 1]]],
    ['one follows another release', chain({}, { previous: hash }), [['chain-broken', 2]]],
    ['what it supersedes is unknown', chain({ supersedes: hash }), [['supersedes-unknown', 1]]],
    [
      'it supersedes another window',
      chain({}, (before) => ({ ...correcting(1)(before), window: '2026-05' })),
      [['supersedes-other-window', 2]],
    ],
    [
      'a window is corrected twice',
      chain({}, correcting(1), correcting(2)),
      [['corrected-twice', 3]],
    ],
    [
      'one release is superseded twice',
      chain({}, correcting(1), withdrawing(1)),
      [['superseded-twice', 3]],
    ],
    ['a window is released twice', chain({}, { window: '2026-01' }), [['window-twice', 2]]],
    [
      'a window comes back after its withdrawal',
      chain({}, withdrawing(1), correcting(2)),
      [['released-after-withdrawal', 3]],
    ],
    [
      'time went backwards',
      chain({}, { publishedAt: '2026-11-30T00:00:00.000Z' }),
      [['clock-went-back', 2]],
    ],
  ])('is refused when %s', (_what, history, expected) => {
    expect(kindsOf(history)).toEqual(expected)
  })

  it('may have releases that are not listed, but no others than those seen before', () => {
    const history = chain({}, {}, {})
    const listed = history.toSpliced(1, 1)
    expect(verifyHistory('eastvale', listed, { extent: 'list' }).findings).toEqual([])
    const seen = new Map(history.map(({ id, manifest }) => [manifest.seq, id]))
    expect(kindsOf(history, seen)).toEqual([])
    expect(kindsOf(history.slice(0, 2), seen)).toEqual([['rollback', 2]])
    expect(kindsOf(chain({}, { rows: 7 }, {}), seen)).toEqual([
      ['fork', 2],
      ['fork', 3],
    ])
  })

  it('follow from those seen before, also where those are not listed', () => {
    const history = chain({}, {}, {})
    const fork = chain({}, { rows: 7 }, {})
    const seen = withReleases(new Map(), 'eastvale', history.slice(0, 2)).get('eastvale')
    expect(findingsOfThird(history, seen)).toEqual([])
    expect(findingsOfThird(fork, seen)).toMatchObject([{ kind: 'chain-broken', seq: 3 }])
    // Of release 2 no more is known than that release 3 names it.
    const named = withReleases(new Map(), 'eastvale', history.slice(2)).get('eastvale')
    expect(kindsOf(fork.slice(0, 2), named)).toContainEqual(['fork', 2])
  })
})

describe('what was seen', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citx-seen-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is kept, added to, and refused when damaged', async () => {
    const path = join(folder, 'seen.json')
    expect(await readSeenReleases(path)).toEqual(new Map())
    const history = chain({}, {})
    await writeSeenReleases(path, withReleases(new Map(), 'eastvale', history.slice(0, 1)))
    const first = await readSeenReleases(path)
    await writeSeenReleases(path, withReleases(first, 'eastvale', history.slice(1)))
    expect(await readSeenReleases(path)).toEqual(
      new Map([['eastvale', new Map(history.map(({ id }, at) => [at + 1, id]))]]),
    )
    expect(await readdir(folder)).toEqual(['seen.json'])
    await writeFile(path, '{"version":1}')
    await expect(readSeenReleases(path)).rejects.toMatchObject({ code: 'BAD_FILE' })
  })
})
