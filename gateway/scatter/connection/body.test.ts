import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBody } from './body.ts'

describe('a body', () => {
  it('is all of its pieces in order', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 30_000 })), (pieces) => {
        const body = createBody()
        for (const piece of pieces) body.add(Buffer.from(piece))
        expect(body.bytes().equals(Buffer.concat(pieces))).toBe(true)
        expect(body.length).toBe(Buffer.concat(pieces).length)
      }),
    )
  })

  it('of one piece is that piece', () => {
    const body = createBody()
    const piece = Buffer.from('{}')
    body.add(piece)
    expect(body.bytes()).toBe(piece)
  })

  it('of many pieces keeps none of the reads that they are views of', () => {
    const body = createBody()
    for (let read = 0; read < 100; read += 1) body.add(Buffer.alloc(65_536, 'x').subarray(0, 1))
    expect(body.bytes().toString()).toBe('x'.repeat(100))
    expect(body.bytes().buffer.byteLength).toBeLessThan(65_536)
  })
})
