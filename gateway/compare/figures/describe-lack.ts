import type { Distribution, Reported } from '@citx/schema/metric/distribution.ts'
import type { NotEstimable } from '@citx/schema/metric/estimate.ts'
import type { Formula } from '@citx/schema/metric/formula.ts'

/** What a formula lacks that counts alone do not give, in plain words that name it. */
export function describeLack(
  why: NotEstimable,
  formula: Formula | undefined,
  distribution: Distribution,
  reported: Reported,
): string {
  switch (why) {
    case 'empty-base':
      return 'nobody gave an answer that it rests on'
    case 'beyond-last-band':
      return 'the middle lies beyond the last band'
    case 'reported-only':
      return 'it is carried only as organisations report it'
    case 'no-denominator':
      return formula?.kind === 'rate'
        ? `the agency does not report its ${formula.denominator}`
        : 'the agency does not report what it is divided by'
    case 'no-unit-costs':
      return lackOfCosts(formula?.kind === 'unit-cost' ? formula.base : [], distribution, reported)
  }
}

function lackOfCosts(
  base: readonly string[],
  { counts }: Distribution,
  { unitCosts }: Reported,
): string {
  if (unitCosts === undefined) return 'the agency reports no unit costs in one currency'
  const used = [...new Set(base)].filter((answer) => (counts.get(answer) ?? 0) > 0)
  const unpriced = used.filter((answer) => !Number.isFinite(unitCosts.get(answer)))
  return `the agency reports no unit cost for ${unpriced.join(', ')}`
}
