import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readTokenStrictly } from './strict-token.ts'

const encode = (value: string | Uint8Array) => Buffer.from(value).toString('base64url')
const tokenOf = (header: unknown, claims: unknown, signature = 'c2lnbmF0dXJl') =>
  `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}.${signature}`
const options = { algorithms: ['RS256', 'ES256'], types: ['at+jwt'] }
const header = { alg: 'RS256', typ: 'at+jwt', kid: 'k1' }
const claims = { iss: 'https://id.example', aud: 'gateway', exp: 1_800_000_000 }
const refusal = (message: RegExp) =>
  expect.objectContaining({ code: 'UNAUTHENTICATED', message: expect.stringMatching(message) })

it('reads a token of sound form, unverified', () => {
  expect(readTokenStrictly(tokenOf(header, claims), options)).toEqual({ header, claims })
  const { types: _, ...anyType } = options
  expect(readTokenStrictly(tokenOf({ alg: 'ES256' }, claims), anyType).header).toEqual({
    alg: 'ES256',
  })
})

describe('refuses', () => {
  const good = tokenOf(header, claims)
  const [first = '', second = '', third = ''] = good.split('.')
  it.each([
    ['nothing', '', /three parts/],
    ['two parts', `${first}.${second}`, /three parts/],
    ['four parts', `${good}.AAAA`, /three parts/],
    ['an empty signature', `${first}.${second}.`, /three parts/],
    ['padding', `${first}.${second}.${third}=`, /three parts/],
    ['a space', ` ${good}`, /three parts/],
    ['a line end', `${good}\n`, /three parts/],
    ['the other alphabet', `${first}.${second}.ab+/`, /three parts/],
    ['unused bits', `${first}.${second}.AB`, /canonical base64url/],
    ['a length that no bytes have', `${first}.${second}.AAAAA`, /canonical base64url/],
    ['too many characters', `${first}.${second}.${'A'.repeat(9_000)}`, /characters/],
    ['alg none', tokenOf({ ...header, alg: 'none' }, claims), /algorithm/],
    [
      'an algorithm that is not on the list',
      tokenOf({ ...header, alg: 'HS256' }, claims),
      /algorithm/,
    ],
    ['an algorithm in other letters', tokenOf({ ...header, alg: 'rs256' }, claims), /algorithm/],
    ['no algorithm', tokenOf({ typ: 'at+jwt' }, claims), /no algorithm/],
    ['another type', tokenOf({ ...header, typ: 'JWT' }, claims), /type/],
    ['no type', tokenOf({ alg: 'RS256' }, claims), /type/],
    ['jwk', tokenOf({ ...header, jwk: {} }, claims), /not on the list/],
    ['jku', tokenOf({ ...header, jku: 'https://example.org' }, claims), /not on the list/],
    ['x5u', tokenOf({ ...header, x5u: 'https://example.org' }, claims), /not on the list/],
    ['crit', tokenOf({ ...header, crit: ['exp'] }, claims), /not on the list/],
    ['a kid that is no text', tokenOf({ ...header, kid: 1 }, claims), /kid is not/],
    ['a header that is a list', tokenOf([], claims), /header is not/],
    ['claims that are a list', tokenOf(header, []), /claims are not/],
    ['claims that are null', tokenOf(header, null), /claims are not/],
    [
      'a repeated header member',
      `${encode('{"alg":"RS256","alg":"ES256"}')}.${second}.${third}`,
      /distinct/,
    ],
    ['a repeated claim', `${first}.${encode('{"aud":"a","aud":"b"}')}.${third}`, /distinct/],
    [
      'a claim repeated by an escape',
      `${first}.${encode('{"aud":"a","\\u0061ud":"b"}')}.${third}`,
      /distinct/,
    ],
    [
      'a repeated claim deep inside',
      `${first}.${encode('{"a":[{"b":1,"b":2}]}')}.${third}`,
      /distinct/,
    ],
    [
      'claims that are not UTF-8',
      `${first}.${encode(Uint8Array.of(0x7b, 0xff, 0x7d))}.${third}`,
      /claims/,
    ],
    ['a byte order mark', `${first}.${encode('\uFEFF{}')}.${third}`, /claims/],
  ])('%s', (_, token, message) => {
    expect(() => readTokenStrictly(token, options)).toThrow(refusal(message))
  })

  it('a list of algorithms that is empty or has none in it', () => {
    for (const algorithms of [[], ['none'], ['RS256', 'None']])
      expect(() => readTokenStrictly(good, { algorithms })).toThrow(
        expect.objectContaining({ code: 'BAD_CONFIG' }),
      )
  })
})

it('one name in different objects, and names inside texts, are not repeated', () => {
  const nested = { a: { b: 1 }, c: [{ b: 2 }, { b: 3 }], d: '{"b":1,"b":2}', e: 'x":"y' }
  expect(readTokenStrictly(tokenOf(header, nested), options).claims).toEqual(nested)
})

describe('compact examples of the JOSE cookbook', () => {
  const folder = new URL('../../../test/vectors/jose-cookbook/jws/', import.meta.url)
  const example = z.object({
    title: z.string(),
    input: z.object({ payload: z.string(), alg: z.union([z.string(), z.array(z.string())]) }),
    output: z.object({ compact: z.string().optional() }),
  })
  const compact = readdirSync(folder)
    .map((name) => example.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
    .flatMap(({ title, input, output }) =>
      output.compact === undefined ? [] : [{ title, alg: String(input.alg), text: output.compact }],
    )

  it('are there', () => expect(compact.length).toBeGreaterThanOrEqual(4))

  it.each(compact)('$title: the form is read, the payload is no claims', ({ alg, text }) => {
    const detached = text.includes('..')
    const message = detached ? /three parts/ : /claims/
    expect(() => readTokenStrictly(text, { algorithms: [alg] })).toThrow(refusal(message))
    expect(() => readTokenStrictly(text, { algorithms: ['EdDSA'] })).toThrow(
      refusal(detached ? /three parts/ : /algorithm/),
    )
  })
})

it('the unencoded payloads of RFC 7797 are refused', () => {
  const folder = new URL('../../../test/vectors/jose-cookbook/rfc7797/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const file = z.object({ output: z.object({ compact: z.string() }) })
  const texts = names.flatMap((name) => {
    const parsed = file.safeParse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    return parsed.success ? [parsed.data.output.compact] : []
  })
  expect(texts.length).toBeGreaterThan(0)
  for (const text of texts)
    expect(() => readTokenStrictly(text, { algorithms: ['HS256'] })).toThrow(refusal(/three parts/))
})
