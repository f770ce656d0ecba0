import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { MANIFEST_TYPE, type Manifest } from '@citx/schema/release/manifest.ts'
import { isCitxError } from '../errors/citx-error.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { createSigningKey } from '../proof/ed25519-key.ts'
import { merkleRootOf } from '../proof/merkle-root.ts'
import { signDocument } from '../proof/signed-document.ts'
import { contentHashOf } from './content-hash.ts'
import { excerptOf } from './excerpt.ts'
import { readRelease, readReleaseFile, writeReleaseFile } from './read-release.ts'

const key = await createSigningKey()
const stranger = await createSigningKey()
const figure = (id: string, value: number) =>
  canonicalJson({
    kind: 'figure',
    blind: `${value}`.repeat(32),
    id,
    ...EVERYWHERE,
    value,
    source: 's',
  })
const lines = [figure('residents', 1), figure('transactions', 2), figure('unit-cost', 3)]

function manifestOf(content: readonly string[]): Manifest {
  return {
    agency: 'eastvale',
    seq: 1,
    previous: null,
    window: '2026-03',
    publishedAt: '2026-04-01T00:00:00.000Z',
    contract: '1.0',
    vocabulary: '1',
    protection: { profile: 'threshold', minimumSubjects: 10, countVariance: 0, parameters: 'x' },
    families: [],
    rows: content.length,
    contentHash: contentHashOf(content),
    merkleRoot: Buffer.from(merkleRootOf(content)).toString('hex'),
    supersedes: null,
    withdrawn: false,
  }
}

async function sign(content: readonly string[], typ = MANIFEST_TYPE): Promise<string> {
  return signDocument(manifestOf(content), key, { typ })
}

describe('a release file', () => {
  it('is read as it was written', async () => {
    const jws = await sign(lines)
    const read = await readReleaseFile(writeReleaseFile({ jws, lines }), [key.publicKey])
    expect(read).toMatchObject({ jws, lines, manifest: manifestOf(lines) })
    expect(read.rows.map((row) => row.kind === 'figure' && row.id)).toEqual([
      'residents',
      'transactions',
      'unit-cost',
    ])
  })

  it('is refused when any byte of it was changed, left out or added', async () => {
    const text = writeReleaseFile({ jws: await sign(lines), lines })
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('', 'x', '\n', '0', ' ', '}'),
        fc.boolean(),
        async (at, other, insert) => {
          const changed = text.slice(0, at) + other + text.slice(insert ? at : at + 1)
          fc.pre(changed !== text)
          const error: unknown = await readReleaseFile(changed, [key.publicKey]).catch(
            (reason: unknown) => reason,
          )
          expect(isCitxError(error)).toBe(true)
          expect(
            isCitxError(error) &&
              ['BAD_MANIFEST', 'BAD_SIGNATURE', 'NOT_VERIFIED'].includes(error.code),
          ).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  }, 60_000)

  it('is refused when it is an excerpt, which nobody may take for the whole', async () => {
    const jws = await sign(lines)
    const excerpt = [...excerptOf(lines, (line) => line !== lines[1])]
    expect(excerpt).toHaveLength(3)
    for (const reading of [
      () => readRelease({ jws, lines: excerpt }, [key.publicKey]),
      () => readReleaseFile(writeReleaseFile({ jws, lines: excerpt }), [key.publicKey]),
    ])
      await expect(reading()).rejects.toThrow(/excerpt, which hides 1 of its rows/)
  })

  it('is refused when somebody else signed it, or signed it as something else', async () => {
    const jws = await sign(lines)
    await expect(readRelease({ jws, lines }, [stranger.publicKey])).rejects.toMatchObject({
      code: 'NOT_VERIFIED',
    })
    await expect(readRelease({ jws, lines }, [])).rejects.toMatchObject({ code: 'NOT_VERIFIED' })
    const other = await sign(lines, 'citx-agency+jwt')
    await expect(readRelease({ jws: other, lines }, [key.publicKey])).rejects.toMatchObject({
      code: 'BAD_MANIFEST',
    })
  })

  it.each([
    ['rows out of order', [...lines].toReversed()],
    ['a row twice', [lines[0] ?? '', lines[0] ?? '']],
    ['a row that is not canonical', ['{ "kind":"figure"}']],
    ['a row that is not JSON', ['kind']],
    ['a row of no known kind', ['{"kind":"record","subject":"x"}']],
    [
      'a row with a member that the contract does not have',
      [(lines[0] ?? '').replace('"kind"', '"comment":"x","kind"')],
    ],
    ['a row that is not blinded', [(lines[0] ?? '').replace(/"blind":"\d+",/, '')]],
  ])('is refused although it was signed so: %s', async (_case, wrong) => {
    const jws = await sign(wrong)
    await expect(readRelease({ jws, lines: wrong }, [key.publicKey])).rejects.toMatchObject({
      code: 'BAD_MANIFEST',
    })
  })
})
