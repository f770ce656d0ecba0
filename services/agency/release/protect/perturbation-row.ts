import { findBracket, findRoot } from './find-root.ts'
import { isotonicRegression } from './isotonic.ts'

/** What the noise of one row must satisfy; `values` are the changes that a count may undergo, ascending. */
export interface RowProblem {
  readonly values: readonly number[]
  readonly variance: number
  /** The probabilities rise towards 0 from the left; counts have no such rule on their right. */
  readonly monotone: boolean
  /** Least probability of no change; lowered in steps of 0.05 where it makes the variance unreachable. */
  readonly minimumStay?: number
  /** The variance must be met, not only kept. */
  readonly exactVariance?: boolean
}

export interface RowSolution {
  readonly probabilities: readonly number[]
  readonly variance: number
  readonly meanMultiplier: number
  readonly varianceMultiplier: number
}

const stayStep = 0.05
const stayTries = 20

/**
 * The distribution of largest entropy over the values with mean 0 and at most the variance asked for. Solved in its dual:
 * exponential weights of two multipliers, made monotone by isotonic regression, each multiplier found by bracketing.
 */
export function solveRow(problem: RowProblem): RowSolution | undefined {
  let stay = problem.minimumStay ?? 0
  for (let attempt = 1; ; attempt += 1, stay -= stayStep) {
    const solution = solveFor(problem, Math.max(stay, 0))
    const reached = solution !== undefined && solution.variance >= problem.variance - 1e-9
    if (reached || stay <= 0 || attempt === stayTries) return solution
  }
}

function solveFor(problem: RowProblem, stay: number): RowSolution | undefined {
  const varianceExcess = (l2: number) => {
    const solution = solveMean(problem, l2, stay)
    return solution === undefined ? Number.NaN : solution.variance - problem.variance
  }
  const free = varianceExcess(0)
  if (Number.isNaN(free)) return undefined
  if (free <= 0 && problem.exactVariance !== true) return solveMean(problem, 0, stay)
  const bracket = findBracket(varianceExcess, free > 0 ? 1 : -1)
  if (bracket === undefined) return undefined
  return solveMean(problem, findRoot(varianceExcess, bracket), stay)
}

function solveMean(problem: RowProblem, l2: number, stay: number): RowSolution | undefined {
  const { values } = problem
  const mean = (l1: number) => momentOf(values, distribute(problem, { l1, l2, stay }), 1)
  const bracket = findBracket(mean, mean(0) > 0 ? 1 : -1)
  if (bracket === undefined) return undefined
  const l1 = findRoot(mean, bracket)
  const probabilities = distribute(problem, { l1, l2, stay })
  const variance = momentOf(values, probabilities, 2)
  return { probabilities, variance, meanMultiplier: l1, varianceMultiplier: l2 }
}

interface Multipliers {
  readonly l1: number
  readonly l2: number
  readonly stay: number
}

function distribute(problem: RowProblem, { l1, l2, stay }: Multipliers): readonly number[] {
  const { values, monotone } = problem
  const zero = values.indexOf(0)
  const scores = values.map((v) => -l1 * v - l2 * v * v)
  const ordered = monotone && zero >= 0
  const left = ordered ? zero + 1 : 0
  const free = normalise([...isotonicRegression(scores.slice(0, left)), ...scores.slice(left)])
  if (zero < 0 || (free[zero] ?? 0) >= stay) return free
  return fixStay({ scores, zero, stay, ordered })
}

interface FixedStay {
  readonly scores: readonly number[]
  readonly zero: number
  readonly stay: number
  readonly ordered: boolean
}

/** No change has exactly the probability `stay`; nothing left of it may have more where the row is monotone. */
function fixStay({ scores, zero, stay, ordered }: FixedStay): readonly number[] {
  const left = ordered ? isotonicRegression(scores.slice(0, zero)) : scores.slice(0, zero)
  const weights = normalise([...left, Number.NEGATIVE_INFINITY, ...scores.slice(zero + 1)])
  const capped = new Set<number>()
  for (;;) {
    const rest = weights.reduce((sum, w, k) => (capped.has(k) ? sum : sum + w), 0)
    const scale = (1 - stay - capped.size * stay) / rest
    const over = ordered ? left.flatMap((_, k) => (isOver(k, scale) ? [k] : [])) : []
    if (over.length === 0)
      return weights.map((w, k) => (k === zero || capped.has(k) ? stay : w * scale))
    for (const k of over) capped.add(k)
  }

  function isOver(k: number, scale: number): boolean {
    return !capped.has(k) && (weights[k] ?? 0) * scale > stay
  }
}

function normalise(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores)
  const weights = scores.map((score) => Math.exp(score - top))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

function momentOf(values: readonly number[], p: readonly number[], power: number): number {
  return values.reduce((sum, value, k) => sum + value ** power * (p[k] ?? 0), 0)
}
