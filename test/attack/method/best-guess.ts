/** The candidate with the highest score; the first of equals. */
export function bestOf<T>(candidates: Iterable<T>, scoreOf: (candidate: T) => number): T {
  let best: { candidate: T; score: number } | undefined
  for (const candidate of candidates) {
    const score = scoreOf(candidate)
    if (best === undefined || score > best.score) best = { candidate, score }
  }
  if (best === undefined) throw new RangeError('nothing to choose from')
  return best.candidate
}

/** The log of a sum of terms whose logs are given, without underflow. */
export function logSum(logs: readonly number[]): number {
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity)
  if (most === -Infinity) return most
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0))
}
