import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { byteSource, keyedStream } from './draw.ts'

it('the keyed stream is HMAC-SHA-256', () => {
  const seeds = fc.uint8Array({ minLength: 1, maxLength: 64 })
  fc.assert(
    fc.property(seeds, fc.string({ unit: 'grapheme', maxLength: 200 }), (seed, message) => {
      const expected = createHmac('sha256', seed).update(message).digest('hex')
      expect(Buffer.from(keyedStream(seed)(message)).toString('hex')).toBe(expected)
    }),
  )
})

it('a source of bytes goes on from block to block without repeating one', () => {
  const next = byteSource(keyedStream(Uint8Array.of(1)), 'cell', 'statistic')
  const bytes = Buffer.from(Array.from({ length: 320 }, next)).toString('hex')
  const blocks = bytes.match(/.{64}/g) ?? []
  expect(new Set(blocks).size).toBe(10)
})
