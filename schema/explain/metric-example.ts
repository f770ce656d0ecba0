import type { Distribution } from '../metric/distribution.ts'
import { estimate, type Estimate } from '../metric/estimate.ts'
import type { Formula, Unit } from '../metric/formula.ts'
import type { Measure, Metric } from '../vocabulary/vocabulary.ts'
import { EXAMPLE_NOISE, EXAMPLE_REPORTED, exampleDistribution } from './example-distribution.ts'
import { markdownTable, numberText, resultText } from './page.ts'

/** An example over a metric's preferred measure: the counts, the computation, and what the estimator makes of them. */
export function metricExample(metric: Metric, measure: Measure): readonly string[] {
  const formula = metric.over.get(measure.id)
  if (formula === undefined) throw new RangeError(`${metric.id} has no formula over ${measure.id}`)
  const distribution = exampleDistribution(measure, formula)
  const found = estimate(metric, distribution, EXAMPLE_REPORTED)
  if (!found.estimable)
    throw new RangeError(`the example of ${metric.id} has no value: ${found.reason}`)
  return [
    `An agency publishes these counts of the measure _${measure.name}_. They are made up; the result is what the estimator of the exchange gives for them, with a noise of variance ${EXAMPLE_NOISE} in every count.`,
    '',
    ...countsTable(measure, formula, distribution),
    '',
    ...working(formula, distribution, found.estimate.value, metric.unit),
    '',
    resultLine(metric.unit, found.estimate),
  ]
}

function countsTable(
  measure: Measure,
  formula: Formula,
  { counts }: Distribution,
): readonly string[] {
  const weighed = weightsOf(formula)
  const answers = measure.answers.filter(({ id }) => counts.has(id))
  return markdownTable(
    ['Answer', 'Count', ...(weighed === undefined ? [] : [weighed.title])],
    answers.map(({ id, label }) => [
      label,
      numberText(counts.get(id) ?? 0),
      ...(weighed === undefined ? [] : [weighed.of(id)]),
    ]),
    [1, 2],
  )
}

function weightsOf(
  formula: Formula,
): { readonly title: string; readonly of: (answer: string) => string } | undefined {
  switch (formula.kind) {
    case 'share':
    case 'mean':
    case 'net':
      return {
        title: 'Weight',
        of: (id) =>
          formula.base.includes(id)
            ? numberText(formula.weights.get(id) ?? 0, 3)
            : 'not in the base',
      }
    case 'unit-cost':
      return {
        title: 'Unit cost, EUR',
        of: (id) => {
          const cost = formula.base.includes(id) ? EXAMPLE_REPORTED.unitCosts?.get(id) : undefined
          return cost === undefined ? 'not in the base' : cost.toFixed(2)
        },
      }
    case 'rate':
    case 'count':
    case 'quantile':
    case 'reported':
      return undefined
  }
}

function working(
  formula: Formula,
  { counts }: Distribution,
  value: number,
  unit: Unit,
): readonly string[] {
  const given = (ids: readonly string[]) => ids.filter((id) => counts.has(id))
  const sum = (ids: readonly string[]) =>
    ids.reduce((total, id) => total + (counts.get(id) ?? 0), 0)
  const count = (id: string) => numberText(counts.get(id) ?? 0)
  const result = resultText(value, decimalsOf(unit))
  switch (formula.kind) {
    case 'share':
    case 'mean':
    case 'net': {
      const terms = given(formula.base).flatMap((id) =>
        termOf(formula.weights.get(id) ?? 0, count(id)),
      )
      const above = terms.length === 1 ? terms.join('') : `(${terms.join(' + ')})`
      const scaled = formula.scale === 1 ? above : `${numberText(formula.scale)} × ${above}`
      return math(`${scaled} / ${numberText(sum(formula.base))} = ${result}`)
    }
    case 'unit-cost': {
      const terms = given(formula.base).map(
        (id) => `${numberText(EXAMPLE_REPORTED.unitCosts?.get(id) ?? 0)} × ${count(id)}`,
      )
      return math(`(${terms.join(' + ')}) / ${numberText(sum(formula.base))} = ${result}`)
    }
    case 'rate': {
      const denominator = EXAMPLE_REPORTED.figures.get(formula.denominator) ?? 0
      const per = formula.per === 1 ? '' : `${numberText(formula.per)} × `
      return [
        ...math(
          `${per}${numberText(sum([...formula.weights.keys()]))} / ${numberText(denominator)} = ${result}`,
        ),
        '',
        `The agency reports ${numberText(denominator)} as \`${formula.denominator}\` for the same window.`,
      ]
    }
    case 'count':
      return math(`${given(formula.base).map(count).join(' + ')} = ${result}`)
    case 'quantile':
      return [
        `By life table, ${numberText(100 * formula.q)} % of the cases have ended after ${result} ${unitWord(unit)}; within its band the point is found on a straight line.`,
      ]
    case 'reported':
      return []
  }
}

function termOf(weight: number, count: string): readonly string[] {
  if (weight === 0) return []
  return [weight === 1 ? count : `${numberText(weight, 3)} × ${count}`.replace('−1 ×', '−')]
}

function math(line: string): readonly string[] {
  return ['```text', line.replaceAll('+ −', '− ').replaceAll('−  ', '− '), '```']
}

function resultLine(unit: Unit, { value, low, high, n }: Estimate): string {
  const text = (given: number) => resultText(given, decimalsOf(unit))
  const interval = high === undefined ? `from ${text(low)} on` : `${text(low)} to ${text(high)}`
  return `**${text(value)} ${unitWord(unit)}**, 95 % interval ${interval}, from ${numberText(n)} answers.`
}

function decimalsOf(unit: Unit): number {
  return unit === 'score' || unit === 'money' || unit === 'per-case' ? 2 : unit === 'count' ? 0 : 1
}

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  percent: '%',
  index: 'of 100',
  net: 'net points, from −100 to 100',
  score: 'on the scale',
  count: 'people',
  'per-case': 'per case',
  'per-thousand': 'per 1,000',
  days: 'days',
  seconds: 'seconds',
  money: 'EUR',
}

/** A unit as it is written behind a number. */
export function unitWord(unit: Unit): string {
  return UNIT_WORDS[unit]
}
