import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { MANIFEST_TYPE, type Manifest } from '@citx/schema/release/manifest.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { createSigningKey } from '../proof/ed25519-key.ts'
import { hashLeaf } from '../proof/merkle-hash.ts'
import { merkleRootOf } from '../proof/merkle-root.ts'
import { createMerkleTree } from '../proof/merkle-tree.ts'
import { signDocument } from '../proof/signed-document.ts'
import { contentHashOf } from './content-hash.ts'
import { excerptOf } from './excerpt.ts'
import { verifyRelease } from './verify-release.ts'

const key = await createSigningKey(new Uint8Array(32).fill(1))
const trusted = [{ agency: 'eastvale', key: key.publicKey }]

const blindOf = (row: object) =>
  createHmac('sha256', 'secret').update(canonicalJson(row)).digest('hex').slice(0, 32)
const cell = (journey: string, subjects: number) => ({
  kind: 'cell',
  measure: 'satisfaction-5',
  ...EVERYWHERE,
  journey,
  subjects,
  dominant: '4',
})
const linesOf = (size: number) =>
  Array.from({ length: size }, (_, at) => cell(`journey-${at}`, 20 + (at % 30)))
    .map((row) => canonicalJson({ ...row, blind: blindOf(row) }))
    .toSorted()

function manifestOf(lines: readonly string[]): Manifest {
  return {
    agency: 'eastvale',
    seq: 1,
    previous: null,
    window: '2026-03',
    publishedAt: '2026-04-01T00:00:00.000Z',
    contract: '1.0',
    vocabulary: '1',
    protection: { profile: 'threshold', minimumSubjects: 10, countVariance: 0, parameters: 'x' },
    families: ['voice-of-citizen'],
    rows: lines.length,
    contentHash: contentHashOf(lines),
    merkleRoot: Buffer.from(merkleRootOf(lines)).toString('hex'),
    supersedes: null,
    withdrawn: false,
  }
}

const sign = (lines: readonly string[]) =>
  signDocument(manifestOf(lines), key, { typ: MANIFEST_TYPE })

async function* bytesOf(lines: readonly string[]) {
  yield Buffer.from(lines.map((line) => `${line}\n`).join(''))
}
const verify = (jws: string, excerpt: readonly string[]) =>
  verifyRelease(bytesOf([jws, ...excerpt]), { trusted })

describe('an excerpt', () => {
  it('verifies whatever it shows, of a release of any size', async () => {
    for (let size = 1; size <= 33; size += 1) {
      const lines = linesOf(size)
      const jws = await sign(lines)
      await fc.assert(
        fc.asyncProperty(fc.subarray(lines), async (shown) => {
          const excerpt = [...excerptOf(lines, (line) => shown.includes(line))]
          const verdict = await verify(jws, excerpt)
          expect(verdict).toMatchObject({ verified: true, findings: [], rows: shown.length })
          expect(verdict.hidden ?? 0).toBe(size - shown.length)
        }),
        { numRuns: 20 },
      )
    }
  })

  it('of one row has the audit path of RFC 6962 and nothing else', () => {
    const lines = linesOf(1000)
    const tree = createMerkleTree(lines)
    for (const index of [0, 1, 511, 777, 999]) {
      const others = [...excerptOf(lines, (line) => line === lines[index])].flatMap((line) =>
        line === lines[index] ? [] : [String(JSON.parse(line).hash)],
      )
      const path = tree.inclusionProof(index).map((hash) => Buffer.from(hash).toString('hex'))
      // At the right edge one step of the path is made of several perfect subtrees.
      const perfect = path.filter((hash) => others.includes(hash))
      expect(perfect.length).toBeGreaterThanOrEqual(path.length - 1)
      expect(others.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(lines.length)))
    }
  })

  it('is refused when a row, a hash, a size or the order was changed, or a row made up', async () => {
    const lines = linesOf(20)
    const jws = await sign(lines)
    const excerpt = [...excerptOf(lines, (line) => lines.indexOf(line) % 6 === 2)]
    const at = excerpt.findIndex((line) => line.includes('"cell"'))
    const kindsOf = async (changed: readonly string[]) =>
      (await verify(jws, changed)).findings.map(({ kind }) => kind)
    const replaced = (index: number, change: (line: string) => string) =>
      excerpt.with(index, change(excerpt[index] ?? ''))
    expect(
      await kindsOf(replaced(at, (line) => line.replace(/"subjects":\d/, '"subjects":9'))),
    ).toEqual(['content-changed'])
    expect(await kindsOf(replaced(0, (line) => line.replace(/"hash":"../, '"hash":"00')))).toEqual([
      'content-changed',
    ])
    expect(
      await kindsOf(replaced(0, (line) => line.replace(/"hidden":\d+/, '"hidden":4'))),
    ).toContain('row-not-of-contract')
    expect(await kindsOf(excerpt.toSpliced(at, 1))).toContain('rows-missing')
    expect(await kindsOf(excerpt.toReversed())).not.toEqual([])
    expect(await kindsOf(replaced(0, (line) => line.replace('2}', '3}')))).not.toEqual([])
    const row = cell('journey-x', 50)
    const invented = canonicalJson({ ...row, blind: blindOf(row) })
    expect(await kindsOf([...excerpt, invented])).not.toEqual([])
  })

  it('is never accepted after a mutation', async () => {
    const lines = linesOf(9)
    const jws = await sign(lines)
    const text = [...excerptOf(lines, (line) => lines.indexOf(line) % 4 === 1)].join('\n')
    const pieces = ['', '0', '1', ' ', '"', '}', '\n', 'a', '{', '\u00e9']
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom(...pieces),
        fc.nat(3),
        async (at, piece, drop) => {
          const changed = text.slice(0, at) + piece + text.slice(at + drop)
          fc.pre(changed !== text)
          expect((await verify(jws, changed.split('\n'))).verified).toBe(false)
        },
      ),
      { numRuns: Number(process.env['CITX_MUTATIONS'] ?? 400) },
    )
  }, 600_000)
})

describe('the rows that an excerpt hides', () => {
  it('are found by guessing where rows are not blinded', () => {
    expect(guess(hideOne(canonicalJson), canonicalJson)).toBe(1234)
  })

  it('are not found where they are, also by who takes the blind of another row', () => {
    const excerpt = hideOne((row) => canonicalJson({ ...row, blind: blindOf(row) }))
    const shown = excerpt.find((line) => line.includes('"shown"')) ?? ''
    const { blind } = JSON.parse(shown)
    expect(guess(excerpt, canonicalJson)).toBe(undefined)
    expect(guess(excerpt, (row) => canonicalJson({ ...row, blind }))).toBe(undefined)
  })
})

describe('a release that says two things of one place', () => {
  it.each([
    ['a cell', [cell('pothole', 20), cell('pothole', 40)]],
    [
      'a declaration',
      ['What?', 'What else?'].map((wording) => ({
        kind: 'collected',
        measure: 'satisfaction-5',
        family: 'voice-of-citizen',
        wording,
        breaks: [],
      })),
    ],
  ])('is refused as a whole, however well signed: %s', async (_what, rows) => {
    const lines = rows.map((row) => canonicalJson({ ...row, blind: blindOf(row) })).toSorted()
    const verdict = await verify(await sign(lines), lines)
    expect(verdict.findings).toMatchObject([{ kind: 'row-twice', row: 2 }])
  })
})

/** Who knows everything on a hidden row but its number of people tries all numbers. */
function guess(excerpt: readonly string[], write: (row: object) => string): number | undefined {
  const hashes = new Set(excerpt.map((line) => JSON.parse(line).hash))
  for (let subjects = 1; subjects <= 5000; subjects += 1) {
    const line = write(cell('hidden', subjects))
    if (hashes.has(Buffer.from(hashLeaf(line)).toString('hex'))) return subjects
  }
  return undefined
}
function hideOne(write: (row: object) => string): readonly string[] {
  const lines = [cell('hidden', 1234), cell('shown', 20)].map(write).toSorted()
  return [...excerptOf(lines, (line) => line.includes('"shown"'))]
}
