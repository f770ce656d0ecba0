import { comparisonStatistics } from './comparisons.ts'
import { intervalStatistics } from './intervals.ts'
import { investmentStatistics } from './investment.ts'
import { contrastStatistics } from './stages-and-seasons.ts'
import type { Statistic } from './statistic.ts'
import { movementStatistics } from './through-time-and-mix.ts'

/** Every statistic of the exchange that has a page, in the order of the index. */
export const STATISTICS: readonly Statistic[] = [
  ...intervalStatistics,
  ...comparisonStatistics,
  ...contrastStatistics,
  ...movementStatistics,
  ...investmentStatistics,
]
