import { describe, expect, it } from 'vitest'
import { difference } from './difference.ts'
import { funnel } from './funnel.ts'

const figure = (value: number, reach: number) => ({
  value,
  variance: (reach / 1.96) ** 2,
  low: value - reach,
  high: value + reach,
  n: 50,
})

describe('difference', () => {
  it('is certain where neither figure varies', () => {
    expect(difference(figure(5, 0), figure(4, 0)).pValue).toBe(0)
    expect(difference(figure(5, 0), figure(5, 0)).pValue).toBe(1)
  })

  it('has a p value below 0.05 exactly when its interval leaves out 0', () => {
    for (let gap = 0; gap < 20; gap += 0.25) {
      const { low, high, pValue } = difference(
        { value: 95, variance: 4, low: 88, high: 98 },
        { value: 95 - gap, variance: 9, low: 85 - gap, high: 97.5 - gap },
      )
      expect(pValue < 0.05).toBe((low ?? 0) > 0 || (high ?? 0) < 0)
    }
  })

  it('shows no difference to a figure that has no upper end', () => {
    const open = { ...figure(20, 4), high: undefined }
    const { low, high, pValue } = difference(figure(60, 3), open)
    expect(low).toBeUndefined()
    expect(high).toBeCloseTo(45, 10)
    expect(pValue).toBe(1)
    expect(funnel([open, figure(60, 3)], 40).points[0]?.position).toBe('inside')
  })
})
