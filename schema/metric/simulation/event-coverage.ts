import { eventCount } from '../event-count.ts'
import type { CoverageOptions } from './coverage.ts'
import { drawPoisson } from './random.ts'

/** How often the interval of a count of events holds its Poisson mean `n`, each count perturbed on its own. */
export function simulateEventCoverage({ n, noise, trials, random }: CoverageOptions): number {
  let covered = 0
  for (let trial = 0; trial < trials; trial++) {
    const count = noise.perturb(drawPoisson(random, n), random)
    const { low, high } = eventCount([{ count, weight: 1 }], noise.variance, 1)
    if (low <= n && n <= (high ?? Infinity)) covered += 1
  }
  return covered / trials
}
