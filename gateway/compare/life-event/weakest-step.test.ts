import { parseWindow } from '@citx/schema/cube/window.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { expect, it } from 'vitest'
import type { PublishedFigure } from '../figures/figure.ts'
import type { FollowedStep } from './follow-life-event.ts'
import { getMetric } from '../parse-place.ts'
import { findWeakestStep } from './weakest-step.ts'

const metric = getMetric(loadVocabulary(), 'satisfaction-index')
const measure = 'satisfaction-5'
const window = parseWindow('2026-Q3')
const collected = { measure, wordingClass: 'standard', wordingId: null, mode: 'WEB' }
const happy = [10, 20, 100, 400, 470]
const unhappy = [400, 300, 200, 60, 40]

function stepOf(
  order: number,
  counts: readonly number[],
  basis: PublishedFigure['basis'],
  brokenFrom?: string,
): FollowedStep {
  const answers = new Map(counts.map((count, index) => [String(index + 1), count]))
  const distribution = { measure, counts: answers, countVariance: basis === 'PROTECTED' ? 2 : 0 }
  const result = estimate(metric, distribution)
  if (!result.estimable) throw new Error('the counts allow the figure')
  const figure: PublishedFigure = {
    status: 'PUBLISHED',
    metric,
    basis,
    value: result.estimate.value,
    estimated: result.estimate,
    n: result.estimate.n,
    measure,
    collected:
      brokenFrom === undefined
        ? undefined
        : { ...collected, breaks: [{ from: brokenFrom, kind: 'WORDING' }] },
    currency: undefined,
    counted: { distribution, reported: {} },
    release: 'r',
  }
  const agencies = [{ agency: `agency-${order}`, figures: [figure], reported: [] }]
  return { order, journey: `journey-${order}`, optional: false, agencies }
}

it('finds the step that is worse than the others by more than chance', () => {
  const steps = [happy, unhappy, happy].map((counts, index) =>
    stepOf(index + 1, counts, 'PROTECTED'),
  )
  expect(findWeakestStep(steps, window)).toMatchObject({ step: { order: 2 }, agency: 'agency-2' })
  expect(
    findWeakestStep(
      steps.filter(({ order }) => order !== 2),
      window,
    ),
  ).toBe(undefined)
})

it('gives no difference between what an organisation reports and what is protected here', () => {
  const others = [1, 3].map((order) => stepOf(order, happy, 'PROTECTED'))
  expect(findWeakestStep([...others, stepOf(2, unhappy, 'REPORTED')], window)).toBe(undefined)
})

it('takes no figure for evidence whose series broke within the window; earlier breaks are no matter', () => {
  const others = [1, 3].map((order) => stepOf(order, happy, 'PROTECTED'))
  const brokenAt = (from: string) =>
    findWeakestStep([...others, stepOf(2, unhappy, 'PROTECTED', from)], window)
  expect(brokenAt('2026-08')).toBe(undefined)
  expect(brokenAt('2026-07')).toMatchObject({ step: { order: 2 } })
  expect(brokenAt('2026-01')).toMatchObject({ step: { order: 2 } })
})
