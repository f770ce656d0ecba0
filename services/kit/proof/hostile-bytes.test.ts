import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCitxError, type CitxError } from '../errors/citx-error.ts'
import { canonicalJson, parseCanonical } from './canonical-json.ts'
import { parseJsonWithoutDuplicates } from './json-without-duplicates.ts'
import { readTokenStrictly } from './strict-token.ts'

function failureOf(act: () => unknown): CitxError | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (isCitxError(error)) return error
    throw error
  }
}

const json = fc.json({ maxDepth: 4 }).map((text) => new TextEncoder().encode(text))
const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), json)

describe('whatever the bytes', () => {
  it('a document is read as itself or refused by its code', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        let text = ''
        const failure = failureOf(() => {
          text = canonicalJson(parseCanonical(input))
        })
        if (failure === undefined) expect(Buffer.from(text)).toEqual(Buffer.from(input))
        else expect(failure.code).toBe('BAD_MANIFEST')
      }),
      { numRuns: 1_000 },
    )
  })

  it('a token is refused by its code, in words that do not quote it', () => {
    const part = bytes.map((input) => Buffer.from(input).toString('base64url'))
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const failure = failureOf(() => readTokenStrictly(text, { algorithms: ['RS256'] }))
        expect(failure?.code).toBe('UNAUTHENTICATED')
        if (text.length > 12) expect(failure?.message).not.toContain(text)
      }),
      { numRuns: 1_000 },
    )
  })
})

it('JSON without repeated members is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(parseJsonWithoutDuplicates(text)).toEqual(JSON.parse(text))
    }),
  )
})

it('the strings that break naive scanners are no structure', () => {
  for (const text of ['"{"', '["}","]",":","\\"","\\\\"]', '{"a:\\"b":"{\\"a\\":1,\\"a\\":2}"}'])
    expect(parseJsonWithoutDuplicates(text)).toEqual(JSON.parse(text))
})
