import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { CompactSign } from 'jose'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { createSigningKey, publicKeyOf, thumbprintOf } from './ed25519-key.ts'
import { readSignedDocument, signDocument } from './signed-document.ts'

const typ = 'citx-test+jwt'
const key = await createSigningKey(new Uint8Array(32).fill(7))
const other = await createSigningKey(new Uint8Array(32).fill(8))
const keys = [publicKeyOf(other), publicKeyOf(key)]
const payload = {
  seq: 3,
  agency: 'ash-valley',
  window: '2026-04',
  counts: [1, 2, 3],
  text: 'Größe',
}
const jws = await signDocument(payload, key, { typ })

const refusedWith = (code: string) => expect.objectContaining({ code })
const read = (text: string) => readSignedDocument(text, { typ, keys })
const encode = (value: string | Uint8Array) => Buffer.from(value).toString('base64url')

/** Signs whatever it is given, as an attacker who holds a listed key could. */
async function forge(header: { alg: string }, body: string | Uint8Array): Promise<string> {
  return await new CompactSign(Buffer.from(body)).setProtectedHeader(header).sign(key.privateKey)
}

describe('a signed document', () => {
  it('is read back with the key that signed it', async () => {
    expect(await read(jws)).toEqual({ payload, kid: key.publicKey.kid })
  })

  it('is the same text every time, with a canonical header of three members', async () => {
    expect(await signDocument(payload, key, { typ })).toBe(jws)
    const [header = '', body = ''] = jws
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString())
    expect(header).toBe(canonicalJson({ alg: 'EdDSA', kid: key.publicKey.kid, typ }))
    expect(body).toBe(canonicalJson(payload))
  })

  it('of any JSON object is read back', async () => {
    const objects = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }))
    await fc.assert(
      fc.asyncProperty(objects, async (value) => {
        const verified = await read(await signDocument(value, key, { typ }))
        expect(canonicalJson(verified.payload)).toBe(canonicalJson(value))
      }),
      { numRuns: 50 },
    )
  })
})

describe('a document is refused', () => {
  const good = { alg: 'EdDSA', kid: key.publicKey.kid, typ }
  const body = canonicalJson(payload)

  it.each([
    ['of another type', { ...good, typ: 'citx-other+jwt' }, body],
    ['without a type', { alg: 'EdDSA', kid: good.kid }, body],
    ['without a kid', { alg: 'EdDSA', typ }, body],
    ['with an embedded key', { ...good, jwk: key.publicKey }, body],
    ['with the address of keys', { ...good, jku: 'https://example.org/keys' }, body],
    ['with the address of certificates', { ...good, x5u: 'https://example.org/c' }, body],
    ['with a certificate', { ...good, x5c: ['AAAA'] }, body],
    ['with a critical member', { ...good, b64: true, crit: ['b64'] }, body],
    ['with a member that we do not know', { ...good, note: 'x' }, body],
    ['with a header in another order', { typ, kid: good.kid, alg: 'EdDSA' }, body],
    ['with a space in its payload', good, body.replace(':', ': ')],
    ['with members out of order', good, '{"b":1,"a":2}'],
    ['with repeated members', good, '{"a":1,"a":1}'],
    ['with a payload that is not UTF-8', good, Uint8Array.of(0x22, 0xff, 0x22)],
    ['with the newer name of the algorithm', { ...good, alg: 'Ed25519' }, body],
  ])('%s, though the signature is right', async (_, header, content) => {
    await expect(read(await forge(header, content))).rejects.toThrow(refusedWith('BAD_MANIFEST'))
  })

  it('with alg none, HS256 or a repeated header member', async () => {
    const [header = '', content = '', signature = ''] = jws.split('.')
    const text = Buffer.from(header, 'base64url').toString()
    for (const altered of [
      text.replace('EdDSA', 'none'),
      text.replace('EdDSA', 'HS256'),
      text.replace('{', '{"alg":"none",'),
    ])
      await expect(read(`${encode(altered)}.${content}.${signature}`)).rejects.toThrow(
        refusedWith('BAD_MANIFEST'),
      )
    await expect(read(`${header}.${content}.`)).rejects.toThrow(refusedWith('BAD_MANIFEST'))
  })

  it('over its size', async () => {
    const options = { typ, keys, maxBytes: jws.length - 1 }
    await expect(readSignedDocument(jws, options)).rejects.toThrow(refusedWith('BAD_MANIFEST'))
    await expect(read('a'.repeat(3_000_000))).rejects.toThrow(refusedWith('BAD_MANIFEST'))
  })

  it('by a key that is not given', async () => {
    const only = { typ, keys: [publicKeyOf(other)] }
    await expect(readSignedDocument(jws, only)).rejects.toThrow(refusedWith('NOT_VERIFIED'))
    await expect(readSignedDocument(jws, { typ, keys: [] })).rejects.toThrow(
      refusedWith('NOT_VERIFIED'),
    )
  })

  it('by a key of small order that verifies anything', async () => {
    const x = encode(Uint8Array.from({ length: 32 }, (_, k) => (k === 0 ? 1 : 0)))
    const weak = { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprintOf(x) } as const
    const header = encode(canonicalJson({ alg: 'EdDSA', kid: weak.kid, typ }))
    // R is the neutral element and S is 0, which satisfies the equation for every message under this key.
    const signature = encode(Uint8Array.from({ length: 64 }, (_, k) => (k === 0 ? 1 : 0)))
    const forged = `${header}.${encode(body)}.${signature}`
    await expect(readSignedDocument(forged, { typ, keys: [weak] })).rejects.toThrow(
      refusedWith('NOT_VERIFIED'),
    )
  })

  it('when the signature belongs to another payload or key', async () => {
    const [header = '', , signature = ''] = jws.split('.')
    const altered = `${header}.${encode(canonicalJson({ ...payload, seq: 4 }))}.${signature}`
    await expect(read(altered)).rejects.toThrow(refusedWith('BAD_SIGNATURE'))
    const claimed = encode(canonicalJson({ alg: 'EdDSA', kid: other.publicKey.kid, typ }))
    const [, content = ''] = jws.split('.')
    await expect(read(`${claimed}.${content}.${signature}`)).rejects.toThrow(
      refusedWith('BAD_SIGNATURE'),
    )
  })
})

describe('mutations of a document', () => {
  const runs = Number(process.env['CITX_MUTATIONS'] ?? 2_000)
  const alphabet =
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n"{}é\u0000'
  const letters = fc.constantFrom(...Array.from(alphabet))
  const mutation = fc.oneof(
    fc.record({ kind: fc.constant('replace'), at: fc.nat(jws.length - 1), letter: letters }),
    fc.record({ kind: fc.constant('insert'), at: fc.nat(jws.length), letter: letters }),
    fc.record({ kind: fc.constant('delete'), at: fc.nat(jws.length - 1), letter: letters }),
    fc.record({ kind: fc.constant('cut'), at: fc.nat(jws.length - 1), letter: letters }),
    fc.record({ kind: fc.constant('swap'), at: fc.nat(jws.length - 2), letter: letters }),
  )
  type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

  it(`none of ${runs} is accepted, each is refused by a code`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const altered = mutations.reduce(mutate, jws)
        fc.pre(altered !== jws)
        await expect(read(altered)).rejects.toThrow(
          expect.objectContaining({
            code: expect.stringMatching(/^(BAD_MANIFEST|BAD_SIGNATURE|NOT_VERIFIED)$/),
          }),
        )
      }),
      { numRuns: runs },
    )
  }, 120_000)

  function mutate(text: string, { kind, at, letter }: Mutation): string {
    const [before, after] = [text.slice(0, at), text.slice(at + 1)]
    if (kind === 'replace') return `${before}${letter}${after}`
    if (kind === 'insert') return `${before}${letter}${text.slice(at)}`
    if (kind === 'delete') return `${before}${after}`
    if (kind === 'cut') return before
    return `${before}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
  }
})

it('the Ed25519 example of the JOSE cookbook verifies with its key, and is still no document of ours', async () => {
  const path = '../../../test/vectors/jose-cookbook/curve25519/jws.json'
  const cookbook = z.object({
    input: z.object({ payload: z.string(), key: z.object({ x: z.string(), d: z.string() }) }),
    output: z.object({ compact: z.string() }),
  })
  const { input, output } = cookbook.parse(
    JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')),
  )
  const signer = await createSigningKey(Buffer.from(input.key.d, 'base64url'))
  expect(signer.publicKey.x).toBe(input.key.x)
  const signed = new CompactSign(Buffer.from(input.payload)).setProtectedHeader({ alg: 'EdDSA' })
  expect(await signed.sign(signer.privateKey)).toBe(output.compact)
  const options = { typ, keys: [publicKeyOf(signer)] }
  await expect(readSignedDocument(output.compact, options)).rejects.toThrow(
    refusedWith('BAD_MANIFEST'),
  )
})
