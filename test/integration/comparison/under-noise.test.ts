import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import { describe, expect, it } from 'vitest'
import { simulateErrors } from '../../simulation/error-rates.ts'
import { METRICS } from '../../simulation/populations.ts'
import { findBroken } from '../../simulation/report.ts'
import { runSimulations } from '../../simulation/run-simulations.ts'
import { allAlike, oneDiffers } from '../../simulation/scenarios.ts'

// A small part of `npm run simulate`, with a fixed seed and four standard errors of room.
const trials = 60

describe('with the noise of a release on every count', () => {
  it('organisations alike are not called different, and rank ranges, tiers and stages hold', () => {
    const results = runSimulations({
      trials,
      random: seededRandom(3),
      sizes: [15, 50],
      scenarios: [allAlike('middling'), oneDiffers],
    })
    expect(findBroken(results, trials)).toEqual([])
    expect(results).toHaveLength(2 * METRICS.length * 2 + 2)
  }, 120_000)

  it('organisations that differ are told apart: the promises are not kept by saying nothing', () => {
    const { organisations } = oneDiffers
    const [metric] = METRICS
    if (metric === undefined) throw new Error('no metric')
    const random = seededRandom(4)
    const { called } = simulateErrors(organisations, { metric, n: 200, trials: 40, random })
    expect(called).toBeGreaterThan(0.8)
  }, 60_000)
})
