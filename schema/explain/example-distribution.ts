import type { Distribution, Reported } from '../metric/distribution.ts'
import type { Formula } from '../metric/formula.ts'
import type { Measure } from '../vocabulary/vocabulary.ts'

/** Variance that the examples take protection to have added to each count. */
export const EXAMPLE_NOISE = 4

/** Figures that the examples take an agency to report. */
export const EXAMPLE_REPORTED: Reported & { readonly figures: ReadonlyMap<string, number> } = {
  figures: new Map([
    ['residents', 52_000],
    ['transactions', 40_000],
    ['resolved-requests', 900],
  ]),
  unitCosts: new Map([
    ['web', 0.4],
    ['phone', 4.5],
    ['face-to-face', 12],
    ['email', 3],
  ]),
  currency: 'EUR',
}

/** Counts that read better than those by position: the first answers of a measure, by id. */
const TYPICAL: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'contact-channel': { web: 420, phone: 360, 'face-to-face': 90, email: 130 },
  'completion-channel': {
    web: 610,
    phone: 180,
    'face-to-face': 60,
    'assisted-digital': 50,
    unknown: 40,
  },
  'furthest-stage': {
    find: 20,
    check: 30,
    apply: 90,
    prove: 60,
    pay: 25,
    track: 5,
    receive: 5,
    change: 5,
    redress: 5,
    completed: 760,
  },
  'hand-offs': { '0': 300, '1': 80, '2': 15, '3-or-more': 5 },
  'complaint-outcome': { upheld: 24, 'not-upheld': 40, undecided: 16 },
}

/** A made-up distribution of a measure, the same at every run: the counts that an example of a formula is computed from. */
export function exampleDistribution(measure: Measure, formula: Formula): Distribution {
  const typical = TYPICAL[measure.id]
  const counts = measure.answers.map(({ id, censored }, position): [string, number] => [
    id,
    typical === undefined ? byPosition(measure, position, censored === true) : (typical[id] ?? 0),
  ])
  const given = new Map(counts.filter(([, count]) => count > 0))
  const asked = askedFor(formula)
  // A metric about one answer of a long list shows that answer, whether or not it is a usual one.
  if (!asked.some((id) => given.has(id))) for (const id of asked) given.set(id, 40)
  return { measure: measure.id, counts: given, countVariance: EXAMPLE_NOISE }
}

function askedFor(formula: Formula): readonly string[] {
  if (!('weights' in formula)) return []
  return [...formula.weights].filter(([, weight]) => weight !== 0).map(([id]) => id)
}

const PATTERNS: Readonly<Record<number, readonly number[]>> = {
  2: [120, 180],
  3: [40, 60, 200],
  4: [150, 90, 40, 20],
  5: [20, 30, 50, 120, 80],
  6: [10, 20, 40, 130, 180, 20],
  7: [10, 20, 30, 40, 60, 90, 50],
  11: [10, 5, 5, 10, 10, 20, 20, 40, 60, 70, 50],
}

/** Bands have a hump of finished cases, and few that are still open. */
const HUMP = [10, 20, 40, 60, 80, 60, 40, 20, 10, 5, 5]

function byPosition(measure: Measure, position: number, censored: boolean): number {
  const banded = measure.bandUnit !== undefined
  if (banded) return (HUMP[position % HUMP.length] ?? 5) / (censored ? 5 : 1)
  const pattern = PATTERNS[measure.answers.length]
  return pattern?.[position] ?? 10 + ((position * 7) % 5) * 5
}
