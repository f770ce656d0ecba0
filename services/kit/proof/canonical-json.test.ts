import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, canonicalJson, parseCanonical } from './canonical-json.ts'

const vectors = new URL('../../../test/vectors/jcs-rfc8785/testdata/', import.meta.url)
const names = readdirSync(new URL('input/', vectors)).map((file) => file.replace('.json', ''))
const read = (path: string) => readFileSync(new URL(path, vectors))
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('RFC 8785 vectors', () => {
  it('are six', () => expect(names).toHaveLength(6))

  it.each(names)('%s', (name) => {
    const value: unknown = JSON.parse(read(`input/${name}.json`).toString('utf8'))
    const hex = read(`outhex/${name}.txt`).toString('utf8').replaceAll(/\s/g, '')
    expect(Buffer.from(canonicalBytes(value)).toString('hex')).toBe(hex)
    expect(parseCanonical(Buffer.from(hex, 'hex'))).toEqual(value)
  })

  it.each(names.filter((name) => !read(`input/${name}.json`).equals(read(`output/${name}.json`))))(
    'the input of %s is not canonical and is refused',
    (name) =>
      expect(() => parseCanonical(read(`input/${name}.json`))).toThrow(/own canonical JSON/),
  )
})

describe('what is not JSON has no canonical form', () => {
  class Plain {
    readonly a = 1
  }
  let deep: unknown = 0
  for (let level = 0; level < 100; level += 1) deep = [deep]
  it.each([
    ['NaN', Number.NaN],
    ['Infinity', [Number.POSITIVE_INFINITY]],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole', [1, , 2]], // oxlint-disable-line no-sparse-arrays -- the hole is the case
    ['a lone surrogate', 'a\uD800'],
    ['a lone surrogate as member', { '\uDC00': 1 }],
    ['a bigint', { a: 1n }],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['a class', new Plain()],
    ['a symbol member', { [Symbol('a')]: 1 }],
    ['a function', { toJSON: () => 1 }],
    ['100 levels', deep],
  ])('%s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
  })
})

describe('bytes that are not their own canonical form are refused', () => {
  it.each([
    ['a repeated member', '{"a":1,"a":1}'],
    ['a repeated member, spelled otherwise', '{"a":1,"\\u0061":1}'],
    ['members out of order', '{"b":1,"a":1}'],
    ['a space', '{"a": 1}'],
    ['a line end', '{"a":1}\n'],
    ['1.0', '1.0'],
    ['1E2', '1E2'],
    ['-0', '-0'],
    ['a number beyond doubles', '1e999'],
    ['a rounded integer', '9007199254740993'],
    ['an unneeded escape', '"\\/"'],
    ['a lone surrogate', '"\\ud800"'],
    ['a byte order mark', '\uFEFF{}'],
    ['deep nesting', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['nothing', ''],
    ['no JSON', '{a:1}'],
  ])('%s', (_, text) => {
    expect(() => parseCanonical(bytesOf(text))).toThrow(
      expect.objectContaining({ code: 'BAD_MANIFEST' }),
    )
  })

  it('bytes that are not UTF-8', () => {
    expect(() => parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(/not UTF-8/)
  })
})

it('parsing the canonical bytes gives the value back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(parseCanonical(bytesOf(text)))).toBe(text)
    }),
  )
})

it('a member called __proto__ is a member like others', () => {
  const value = parseCanonical(bytesOf('{"__proto__":{"a":1}}'))
  expect(canonicalJson(value)).toBe('{"__proto__":{"a":1}}')
  expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
})
