import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { MANIFEST_TYPE, type Manifest } from '@citx/schema/release/manifest.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { createSigningKey, thumbprintOf } from '../proof/ed25519-key.ts'
import { merkleRootOf } from '../proof/merkle-root.ts'
import { signDocument } from '../proof/signed-document.ts'
import { compareRows } from './compare-rows.ts'
import { contentHashOf } from './content-hash.ts'
import type { TrustedKey } from './verify-manifest.ts'
import { verifyRelease } from './verify-release.ts'

const key = await createSigningKey(new Uint8Array(32).fill(1))
const stranger = await createSigningKey(new Uint8Array(32).fill(2))
const own: readonly TrustedKey[] = [{ agency: 'eastvale', key: key.publicKey }]

const sorted = (lines: readonly string[]) =>
  lines.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
/** Blinds that grow keep the lines in the order of their journeys. */
const cell = (journey: string, subjects: number, blind = subjects) =>
  canonicalJson({
    kind: 'cell',
    blind: String(blind).padStart(32, '0'),
    measure: 'satisfaction-5',
    ...EVERYWHERE,
    journey,
    subjects,
    counts: { '1': 3, '5': subjects - 3 },
  })
const rows = sorted(Array.from({ length: 40 }, (_, at) => cell(`journey-${at}`, 20 + at)))

function manifestOf(lines: readonly string[], change: Partial<Manifest> = {}): Manifest {
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
    ...change,
  }
}

const sign = (manifest: object, signer = key, typ: string = MANIFEST_TYPE) =>
  signDocument(manifest, signer, { typ })
const fileOf = (jws: string, lines: readonly string[]) =>
  [jws, ...lines].map((line) => `${line}\n`).join('')

/** In pieces of a few bytes, as a slow network would bring them. */
async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const verify = (text: string, trusted = own, size = 1000) =>
  verifyRelease(inPieces(text, size), { trusted })
const kindsOf = async (text: string, trusted = own) =>
  (await verify(text, trusted)).findings.map(({ kind, row }) =>
    row === undefined ? kind : [kind, row],
  )

const payload = (text: string) => Buffer.from(text).toString('base64url')
const signed = async (lines: readonly string[], change: Partial<Manifest> = {}) =>
  kindsOf(fileOf(await sign(manifestOf(lines, change)), lines))

let jws: string
beforeAll(async () => {
  jws = await sign(manifestOf(rows))
})

describe('a release file that streams by', () => {
  it.each([1, 7, 64, 100_000])('is verified in pieces of %d bytes', async (size) => {
    const seen: string[] = []
    const verdict = await verifyRelease(inPieces(fileOf(jws, rows), size), {
      trusted: own,
      onRow: (_row, line) => seen.push(Buffer.from(line).toString()),
    })
    expect(verdict).toMatchObject({
      verified: true,
      findings: [],
      rows: 40,
      kid: key.publicKey.kid,
    })
    expect(seen).toEqual(rows)
  })

  it('is told what is wrong with it, and in which row', async () => {
    const change = (at: number, to: string) => fileOf(jws, rows.toSpliced(at, 1, to))
    const digit = (rows[11] ?? '').replace(/"subjects":\d+/, '"subjects":99')
    expect(await kindsOf(change(11, digit))).toEqual(['content-changed'])
    expect(await kindsOf(fileOf(jws, rows.toSpliced(11, 1)))).toEqual(['rows-missing'])
    expect(await kindsOf(fileOf(jws, sorted([...rows, cell('journey-x', 30, 2005)])))).toEqual([
      'rows-added',
    ])
    const swapped = rows.toSpliced(3, 2, rows[4] ?? '', rows[3] ?? '')
    expect(await kindsOf(fileOf(jws, swapped))).toEqual([['row-out-of-order', 5]])
    const twice = rows.toSpliced(3, 1, rows[2] ?? '')
    expect(await kindsOf(fileOf(jws, twice))).toEqual([['row-twice', 4]])
    expect(await kindsOf(change(0, `{ ${(rows[0] ?? '').slice(1)}`))).toContainEqual([
      'row-not-canonical',
      1,
    ])
    const bare = (rows[0] ?? '').replace(/"blind":"\d+",/, '')
    expect(await kindsOf(change(0, bare))).toContainEqual(['row-not-of-contract', 1])
    expect(await kindsOf(change(39, '{"kind":"record","subject":"x"}'))).toContainEqual([
      'row-not-of-contract',
      40,
    ])
    expect(await kindsOf(fileOf(jws, rows).slice(0, -30))).toEqual([['cut-off', 40]])
    expect(await kindsOf('')).toEqual(['cut-off'])
    expect(await kindsOf(`${jws}\n${'x'.repeat(1_100_000)}\n`)).toEqual([['line-too-long', 1]])
    expect(await kindsOf('kind,count\na,1\n')).toContain('not-a-release')
  })

  it('is refused when another key signed it, a key of another agency, a weak one, or none', async () => {
    const foreign = fileOf(await sign(manifestOf(rows), stranger), rows)
    expect(await kindsOf(foreign)).toEqual(['foreign-key'])
    expect(await kindsOf(foreign, [{ agency: 'riverside', key: stranger.publicKey }])).toEqual([
      'foreign-key',
    ])
    expect(await kindsOf(foreign, [{ key: stranger.publicKey }])).toEqual([])
    const x = Buffer.from([1, ...Array.from({ length: 31 }, () => 0)]).toString('base64url')
    const weak = { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprintOf(x) } as const
    const header = { alg: 'EdDSA', kid: weak.kid, typ: MANIFEST_TYPE }
    const forged = [
      canonicalJson(header),
      canonicalJson(manifestOf(rows)),
      '\u0001'.padEnd(64, '\0'),
    ]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.')
    expect(await kindsOf(fileOf(forged, rows), [{ key: weak }])).toEqual(['weak-key'])
    expect(await kindsOf(fileOf(jws, rows), [])).toEqual(['foreign-key'])
  })

  it('is refused when its manifest was altered, is of another type, or is not in its one form', async () => {
    const [header = '', , signature = ''] = jws.split('.')
    const altered = canonicalJson(manifestOf(rows, { window: '2026-04' }))
    expect(await kindsOf(fileOf([header, payload(altered), signature].join('.'), rows))).toEqual([
      'bad-signature',
    ])
    const spaced = JSON.stringify(manifestOf(rows), null, 1)
    expect(await kindsOf(fileOf([header, payload(spaced), signature].join('.'), rows))).toEqual([
      'manifest-not-canonical',
    ])
    expect(await kindsOf(fileOf(await sign({ ...manifestOf(rows), note: 'x' }), rows))).toEqual([
      'manifest-not-of-contract',
    ])
    expect(
      await kindsOf(fileOf(await sign(manifestOf(rows), key, 'citx-agency+jwt'), rows)),
    ).toEqual(['wrong-type'])
  })

  it('is refused when the agency itself signed what contradicts its promises', async () => {
    expect(await signed([cell('a', 9)])).toEqual([['too-few-subjects', 1]])
    expect(await signed(rows, { merkleRoot: '0'.repeat(64) })).toEqual(['root-changed'])
    expect(await signed(rows, { contentHash: '0'.repeat(64) })).toEqual(['content-changed'])
    expect(await signed(rows, { withdrawn: true, supersedes: '0'.repeat(64) })).toEqual([
      'withdrawal-with-rows',
    ])
    expect(await signed(rows, { previous: '0'.repeat(64) })).toEqual(['chain-broken'])
  })

  it('shows which rows differ from a sound copy', () => {
    const digit = (rows[11] ?? '').replace(/"subjects":\d+/, '"subjects":99')
    const suspect = [...rows.toSpliced(11, 1, digit).toSpliced(20, 1), cell('zoo', 12, 9000)]
    expect(compareRows(suspect, rows).map(({ kind, row }) => [kind, row])).toEqual([
      ['row-changed', 12],
      ['row-dropped', 21],
      ['row-added', 40],
    ])
    expect(compareRows(rows, rows)).toEqual([])
  })

  it('is never accepted after a mutation', async () => {
    const runs = Number(process.env['CITX_MUTATIONS'] ?? 400)
    const short = rows.slice(0, 5)
    const text = fileOf(await sign(manifestOf(short)), short)
    expect((await verify(text)).verified).toBe(true)
    const pieces = ['', '0', '1', ' ', '"', '}', '\n', '\r', 'A', '_', '\u00e9', '\0', '9e9']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(text.length - 1), fc.constantFrom(...pieces), fc.nat(3)), {
          minLength: 1,
          maxLength: 3,
        }),
        async (edits) => {
          const changed = edits.reduce(
            (now, [at, piece, drop]) => now.slice(0, at) + piece + now.slice(at + drop),
            text,
          )
          fc.pre(changed !== text)
          const verdict = await verify(changed)
          expect(verdict.verified).toBe(false)
          expect(verdict.findings.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: runs },
    )
  }, 600_000)
})
