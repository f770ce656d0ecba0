import { describe, expect, it } from 'vitest'
import { healthOf } from './health.ts'
import type { PostResult } from './post.ts'

const answered = (status: number): PostResult => ({
  kind: 'response',
  response: { status, headers: {}, bytes: Buffer.alloc(0) },
})

const silent: PostResult = { kind: 'failed', failure: { status: 'TIMEOUT', reason: 'is silent' } }

describe('the health of an agency', () => {
  it.each([
    ['silence', silent],
    ['HTTP 504, by which an agency says that the time was up', answered(504)],
  ])('is told by %s only where it had its full time', (_, result) => {
    expect(healthOf(result, true)).toBe('ill')
    expect(healthOf(result, false)).toBe('unknown')
  })

  it('is told by any other answer, however little time there was', () => {
    expect([200, 400, 502, 503].map((status) => healthOf(answered(status), false))).toEqual([
      'well',
      'well',
      'ill',
      'ill',
    ])
  })
})
