import { describe, expect, it } from 'vitest'
import { createRetryBudget } from './retry-budget.ts'

describe('a retry budget', () => {
  it('allows the floor, and a share of the requests of the last window', () => {
    let nowMs = 0
    const budget = createRetryBudget({ share: 0.1, floor: 2, windowMs: 1_000, now: () => nowMs })
    const spend = () => {
      let spent = 0
      for (; budget.hasLeft(); spent += 1) budget.countRetry()
      return spent
    }
    expect(spend()).toBe(2)
    for (let asked = 0; asked < 100; asked += 1) budget.countRequest()
    expect(spend()).toBe(10)
    nowMs = 1_500
    expect(spend()).toBe(1)
    nowMs = 10_000
    expect(spend()).toBe(2)
  })
})
