/** The statistic of a cell's distinct subjects. */
export const BASE = 'base'

/** The statistic of one answer. */
export function statisticOf(measure: string, answer: string): string {
  return `${measure}:${answer}`
}

/** The statistic of a sum. */
export function magnitudeStatistic(measure: string): string {
  return `m:${measure}`
}
