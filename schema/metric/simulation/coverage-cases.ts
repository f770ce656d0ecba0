import type { Band, Formula } from '../formula.ts'
import type { CoverageCase } from './coverage.ts'

/** Days at which the bands of the durations end. */
const ENDS = [1, 2, 5, 10, 20] as const
const LEVELS = ['1', '2', '3', '4', '5'] as const

/** Populations on which the intervals are tried. */
export const COVERAGE_CASES: readonly CoverageCase[] = [
  ...[0.5, 0.8, 0.95].map((p) => share(`share-${p}`, [1 - p, p])),
  topTwo('share-0.5-of-five', [0.1, 0.15, 0.25, 0.3, 0.2]),
  topTwo('share-0.8-of-five', [0.05, 0.05, 0.1, 0.3, 0.5]),
  topTwo('share-0.95-of-five', [0.01, 0.01, 0.03, 0.25, 0.7]),
  mean('mean-flat', [0.2, 0.2, 0.2, 0.2, 0.2]),
  mean('mean-middle', [0.05, 0.2, 0.5, 0.2, 0.05]),
  mean('mean-satisfied', [0.05, 0.05, 0.1, 0.3, 0.5]),
  mean('mean-very-satisfied', [0.01, 0.02, 0.07, 0.25, 0.65]),
  mean('mean-polarised', [0.3, 0.08, 0.07, 0.15, 0.4]),
  net('net-smiley', [0.15, 0.25, 0.6]),
  net('net-even', [0.3, 0.4, 0.3]),
  net('net-high', [0.05, 0.1, 0.85]),
  promoters('net-promoters', [0.03, 0.01, 0.02, 0.03, 0.04, 0.07, 0.08, 0.15, 0.22, 0.15, 0.2]),
]

/** Durations: all cases closed, and some still open when the window ended. */
export const QUANTILE_CASES: readonly CoverageCase[] = [
  durations('median-days', [0.15, 0.2, 0.3, 0.2, 0.1, 0.05], [0, 0, 0, 0, 0, 1]),
  durations(
    'median-days-censored',
    [0.15, 0.2, 0.3, 0.2, 0.1, 0.05],
    [0.1, 0.1, 0.2, 0.2, 0.2, 0.2],
  ),
]

/** Cases whose duration and whose moment of last sight fall in bands of days independently, evenly inside a band. */
function durations(
  id: string,
  duration: readonly number[],
  lastSeen: readonly number[],
): CoverageCase {
  const bands = duration.flatMap((_, band) => twins(band))
  return {
    id,
    formula: { kind: 'quantile', q: 0.5, bands },
    answers: bands.map(({ answer }) => answer),
    probabilities: duration.flatMap((_, band) => [
      meets(duration, lastSeen, band),
      meets(lastSeen, duration, band),
    ]),
    // 35 % end before day 2 and 30 % between days 2 and 5, so half have ended on day 3.5.
    truth: 3.5,
  }
}

/** The share whose own moment falls in the band before the other moment does. */
function meets(own: readonly number[], other: readonly number[], band: number): number {
  const later = other.slice(band + 1).reduce((sum, part) => sum + part, 0)
  return (own[band] ?? 0) * (later + (other[band] ?? 0) / 2)
}

function twins(band: number): readonly Band[] {
  const from = ENDS[band - 1] ?? 0
  const to = ENDS[band]
  const bounds = to === undefined ? { from } : { from, to }
  return [
    { answer: `${from}`, ...bounds },
    { answer: `open:${from}`, ...bounds, censored: true },
  ]
}

function share(id: string, probabilities: readonly number[]): CoverageCase {
  return weighted(id, 'share', ['no', 'yes'], [0, 1], probabilities)
}

function topTwo(id: string, probabilities: readonly number[]): CoverageCase {
  return weighted(id, 'share', LEVELS, [0, 0, 0, 1, 1], probabilities)
}

function mean(id: string, probabilities: readonly number[]): CoverageCase {
  return weighted(id, 'mean', LEVELS, [1, 2, 3, 4, 5], probabilities)
}

function net(id: string, probabilities: readonly number[]): CoverageCase {
  return weighted(id, 'net', ['poor', 'average', 'good'], [-1, 0, 1], probabilities)
}

function promoters(id: string, probabilities: readonly number[]): CoverageCase {
  const weights = probabilities.map((_, score) => (score >= 9 ? 1 : score >= 7 ? 0 : -1))
  return weighted(
    id,
    'net',
    probabilities.map((_, score) => `${score}`),
    weights,
    probabilities,
  )
}

function weighted(
  id: string,
  kind: 'share' | 'mean' | 'net',
  answers: readonly string[],
  weights: readonly number[],
  probabilities: readonly number[],
): CoverageCase {
  const formula: Formula = {
    kind,
    weights: new Map(answers.map((answer, index) => [answer, weights[index] ?? 0])),
    base: answers,
    scale: 1,
  }
  const truth = weights.reduce(
    (sum, weight, index) => sum + weight * (probabilities[index] ?? 0),
    0,
  )
  return { id, formula, answers, probabilities, truth }
}
