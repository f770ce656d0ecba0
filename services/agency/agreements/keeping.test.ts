import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Agreement } from './agreement.ts'
import { keepingFor } from './keeping.ts'
import { viewHash, visibilityFor } from './visibility.ts'

const asker = { partner: 'p1', forum: 'f1', purpose: 'benchmarking' }
const rights = { grantee: 'p1', purposes: ['benchmarking'], families: ['demand'] } as const
const MINUTE = 60_000

describe('how long an answer may be kept', () => {
  const cases: readonly [string, readonly Agreement[], number, number][] = [
    ['not at all without an agreement', [], 0, 0],
    ['not at all when the agreement does not say', [rights], 0, 0],
    ['as long as the agreement says', [{ ...rights, maxAge: 20, staleIfError: 60 }], 20, 60],
    [
      'as long as the strictest of those in force says',
      [
        { ...rights, maxAge: 20, staleIfError: 60 },
        { ...rights, grantee: 'f1', maxAge: 30, staleIfError: 40 },
      ],
      20,
      40,
    ],
    [
      'not at all when one of them does not say',
      [
        { ...rights, maxAge: 20, staleIfError: 60 },
        { ...rights, grantee: 'f1' },
      ],
      0,
      0,
    ],
    [
      'whatever others agreed',
      [
        { ...rights, maxAge: 20 },
        { ...rights, grantee: 'p2' },
        { ...rights, purposes: ['research'] },
      ],
      20,
      0,
    ],
    [
      'whatever was over before',
      [
        { ...rights, maxAge: 20, staleIfError: 30 },
        { ...rights, until: -1 },
      ],
      20,
      30,
    ],
    [
      'never beyond the end of the agreement',
      [{ ...rights, maxAge: 20, staleIfError: 600, until: MINUTE }],
      20,
      39,
    ],
    ['never into its end', [{ ...rights, maxAge: 200, staleIfError: 600, until: MINUTE }], 59, 0],
    [
      'never into the beginning of a second one, which may narrow the first',
      [
        { ...rights, maxAge: 200 },
        { ...rights, grantee: 'f1', from: MINUTE },
      ],
      59,
      0,
    ],
    ['not at all in its last second', [{ ...rights, maxAge: 200, until: 1_900 }], 0, 0],
  ]
  it.each(cases)('%s', (_case, agreements, maxAge, staleIfError) => {
    expect(keepingFor(agreements, asker, 0)).toEqual({ maxAge, staleIfError })
  })

  it('ends before what the asker may see changes', () => {
    const moment = fc.integer({ min: -MINUTE, max: MINUTE })
    const seconds = fc.integer({ min: 0, max: 100 })
    const agreement: fc.Arbitrary<Agreement> = fc.record(
      {
        grantee: fc.constantFrom('p1', 'f1'),
        purposes: fc.constant(['benchmarking']),
        families: fc.subarray(['demand', 'behaviour'] as const),
        journeys: fc.subarray(['ALL', 'pothole']),
        from: moment,
        until: moment,
        maxAge: seconds,
        staleIfError: seconds,
      },
      { requiredKeys: ['grantee', 'purposes', 'families', 'maxAge'] },
    )
    fc.assert(
      fc.property(
        fc.array(agreement, { maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, part) => {
          const { maxAge, staleIfError } = keepingFor(list, asker, 0)
          expect(maxAge).toBeGreaterThanOrEqual(0)
          expect(staleIfError).toBeGreaterThanOrEqual(0)
          const later = Math.floor(part * (maxAge + staleIfError) * 1000)
          expect(viewAt(list, later)).toBe(viewAt(list, 0))
        },
      ),
    )
  })
})

function viewAt(list: readonly Agreement[], at: number): string {
  return viewHash(visibilityFor(list, asker, at))
}
