import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { FAMILIES } from '@citx/schema/vocabulary/family.ts'
import type { Agreement, Asker } from './agreement.ts'
import { createOutgoingCheck } from './outgoing-check.ts'
import { canSee, sharedFamilies, viewHash, visibilityFor } from './visibility.ts'

const journeys = ['ALL', 'pothole', 'graffiti']
const agreement: fc.Arbitrary<Agreement> = fc.record(
  {
    grantee: fc.constantFrom('p1', 'p2', 'f1'),
    purposes: fc.subarray(['benchmarking', 'research'], { minLength: 1 }),
    families: fc.subarray([...FAMILIES]),
    journeys: fc.subarray(journeys),
    via: fc.subarray(['national', 'european']),
    from: fc.integer({ min: 0, max: 10 }),
    until: fc.integer({ min: 0, max: 10 }),
  },
  { requiredKeys: ['grantee', 'purposes', 'families'] },
)
const agreements = fc.array(agreement, { maxLength: 5 })
const asker: fc.Arbitrary<Asker> = fc.record(
  {
    partner: fc.constantFrom('p1', 'p2', 'p3'),
    forum: fc.constantFrom('f1', 'f2'),
    purpose: fc.constantFrom('benchmarking', 'research'),
    via: fc.subarray(['national', 'european'], { minLength: 1 }),
  },
  { requiredKeys: ['partner', 'purpose'] },
)
const now = fc.integer({ min: 0, max: 10 })

function cellsSeen(list: readonly Agreement[], who: Asker, at: number): readonly string[] {
  const visibility = visibilityFor(list, who, at)
  return FAMILIES.flatMap((family) =>
    journeys
      .filter((journey) => canSee(visibility, family, journey))
      .map((journey) => `${family} ${journey}`),
  )
}

function named(scope: 'every' | ReadonlySet<string> | undefined): string | undefined {
  return scope === undefined || scope === 'every' ? scope : [...scope].toSorted().join()
}

describe('what an asker may see', () => {
  it('is nothing without an agreement', () => {
    expect(cellsSeen([], { partner: 'p1', purpose: 'benchmarking' }, 0)).toEqual([])
  })

  it('is nothing on the word of a gateway that the agreement does not name', () => {
    const given = { grantee: 'p1', purposes: ['benchmarking'], families: FAMILIES }
    const seen = (trusted: string[] | undefined, via: string[]) =>
      cellsSeen(
        [{ ...given, ...(trusted !== undefined && { via: trusted }) }],
        { partner: 'p1', purpose: 'benchmarking', via },
        0,
      ).length
    expect(seen(undefined, [])).toBeGreaterThan(0)
    expect(seen(['national'], [])).toBeGreaterThan(0)
    expect(seen(['national'], ['national'])).toBeGreaterThan(0)
    expect(seen(undefined, ['national'])).toBe(0)
    expect(seen([], ['national'])).toBe(0)
    expect(seen(['national'], ['european', 'national'])).toBe(0)
  })

  it('is what the check of outgoing facts lets pass, fact by fact', () => {
    fc.assert(
      fc.property(agreements, asker, now, (list, who, at) => {
        const visibility = visibilityFor(list, who, at)
        const check = createOutgoingCheck({
          agreements: () => list,
          asker: who,
          clock: () => at,
          log: silentLogger,
        })
        for (const family of FAMILIES)
          for (const journey of journeys) {
            const look = () => check({ family, journey })
            if (canSee(visibility, family, journey)) expect(look).not.toThrow()
            else expect(look).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
          }
      }),
      { numRuns: 1000 },
    )
  })

  it('never grows when an agreement becomes stricter', () => {
    const stricter = fc.constantFrom<(a: Agreement) => Agreement>(
      (a) => ({ ...a, families: a.families.slice(1) }),
      (a) => ({ ...a, journeys: (a.journeys ?? journeys).slice(1) }),
      (a) => ({ ...a, purposes: a.purposes.slice(1) }),
      (a) => ({ ...a, until: Math.min(a.until ?? 5, 5) }),
      (a) => ({ ...a, from: Math.max(a.from ?? 5, 5) }),
    )
    fc.assert(
      fc.property(agreement, stricter, asker, now, (one, tighten, who, at) => {
        const before = new Set(cellsSeen([one], who, at))
        for (const cell of cellsSeen([tighten(one)], who, at)) expect(before).toContain(cell)
      }),
    )
  })

  it('never shows more of a family by two agreements than by each that names it', () => {
    fc.assert(
      fc.property(agreement, agreement, asker, now, (one, other, who, at) => {
        const both = cellsSeen([one, other], who, at)
        for (const single of [one, other]) {
          const visibility = visibilityFor([single], who, at)
          const alone = new Set(cellsSeen([single], who, at))
          for (const cell of both) {
            const [family = ''] = cell.split(' ')
            if (sharedFamilies(visibility).some((shared) => shared === family))
              expect(alone).toContain(cell)
          }
        }
      }),
    )
  })

  it('has one hash exactly for one view', () => {
    fc.assert(
      fc.property(agreements, agreements, asker, now, (one, other, who, at) => {
        const [left, right] = [visibilityFor(one, who, at), visibilityFor(other, who, at)]
        const same = FAMILIES.every(
          (family) => named(left.families.get(family)) === named(right.families.get(family)),
        )
        expect(viewHash(left) === viewHash(right)).toBe(same)
      }),
    )
  })
})
