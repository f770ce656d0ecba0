import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hash128 } from '../../records/sip-hash.ts'
import { createIdentifierHash, deriveIdentifierKeys } from './identifier-hash.ts'

const keys = deriveIdentifierKeys(new Uint8Array(32).fill(7))
const hex = (hash: Hash128 | undefined): string =>
  (hash ?? []).map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')

describe('createIdentifierHash', () => {
  it('gives the same 128 bits for the same cells', () => {
    const first = createIdentifierHash(keys.record, 'a')
    const second = createIdentifierHash(keys.record, 'a')
    expect(hex(first(['4711']))).toHaveLength(32)
    expect(hex(first(['4711']))).toBe(hex(second(['4711'])))
  })

  it('depends on key, purpose and name space', () => {
    const other = deriveIdentifierKeys(new Uint8Array(32).fill(8))
    const hashes = [
      createIdentifierHash(keys.record, 'a'),
      createIdentifierHash(keys.record, 'b'),
      createIdentifierHash(keys.subject, 'a'),
      createIdentifierHash(other.record, 'a'),
    ].map((hash) => hex(hash(['4711'])))
    expect(new Set(hashes).size).toBe(4)
  })

  it('keeps different lists of cells apart, wherever they are cut', () => {
    const hash = createIdentifierHash(keys.record, 'a')
    const list = fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(list, list, (a, b) => {
        expect(hex(hash(a)) === hex(hash(b))).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
    expect(hex(hash(['a', 'bc']))).not.toBe(hex(hash(['ab', 'c'])))
  })

  it('refuses an id that is no id', () => {
    const hash = createIdentifierHash(keys.record, 'a')
    expect(hash(['x'.repeat(5000)])).toBeUndefined()
    expect(hash(['x'.repeat(1000)])).toBeDefined()
  })

  it('refuses a key of another length', () => {
    expect(() => deriveIdentifierKeys(new Uint8Array(16))).toThrow(/32 bytes/)
  })
})
