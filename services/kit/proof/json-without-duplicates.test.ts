import { describe, expect, it } from 'vitest'
import { parseJsonWithoutDuplicates } from './json-without-duplicates.ts'

describe('JSON without duplicates', () => {
  it.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    '{"a\\"":1,"a":":","\\\\":"\\\\","":"{\\"a\\":1,\\"a\\":2}"}',
    '["a","a"]',
    '"a"',
    ' { "a" : "b" , "b" : [ ] } ',
  ])('is read: %s', (text) => {
    expect(parseJsonWithoutDuplicates(text)).toEqual(JSON.parse(text))
  })

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":1}',
    '{"x":[{"a":{"b":1},"b":2,"a":3}]}',
    '{"\\\\":1,"\\u005c":2}',
    '{"a":"\\"","a":1}',
    '{"a":1',
    '',
  ])('is not: %s', (text) => {
    expect(parseJsonWithoutDuplicates(text)).toBeUndefined()
  })

  it('may be one long text, whatever is in it', () => {
    for (const text of ['x'.repeat(8_000_000), '\n'.repeat(4_000_000), '\\"'.repeat(2_000_000)])
      expect(parseJsonWithoutDuplicates(JSON.stringify([text]))).toEqual([text])
  })
})
