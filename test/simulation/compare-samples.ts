import { compareFigures, type ComparedFigures } from '@citx/gateway/compare/compare-figures.ts'
import type { AgencyFigure } from '@citx/gateway/compare/compared-row.ts'
import { parseWindow } from '@citx/schema/cube/window.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import type { Random } from '@citx/schema/metric/simulation/random.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import { MEASURE, vocabulary, type Population } from './populations.ts'
import { publishSample } from './protected-answers.ts'

export const window = parseWindow('2026-03')

const COLLECTED = {
  measure: MEASURE,
  wordingClass: 'standard',
  wordingId: null,
  mode: 'WEB',
  breaks: [],
}

/** Draws a sample at each organisation, protects it, and compares what is published as the gateway does. */
export function compareSamples(
  metric: Metric,
  organisations: readonly Population[],
  { n, random }: { readonly n: number; readonly random: Random },
): ComparedFigures {
  const figures = organisations.map((population, index) =>
    sampleFigure(metric, nameOf(index), { n, population }, random),
  )
  return compareFigures(metric, figures, window, vocabulary)
}

export function nameOf(index: number): string {
  return `agency-${String(index).padStart(3, '0')}`
}

/** A sample too small or too uniform to be published is drawn again: it would not be compared. */
function sampleFigure(
  metric: Metric,
  agency: string,
  asked: { readonly n: number; readonly population: Population },
  random: Random,
): AgencyFigure {
  for (;;) {
    const [distribution] = publishSample(random, [asked])
    if (distribution === undefined) continue
    const result = estimate(metric, distribution)
    if (!result.estimable) continue
    const figure = {
      status: 'PUBLISHED',
      metric,
      basis: 'PROTECTED',
      value: result.estimate.value,
      estimated: result.estimate,
      n: result.estimate.n,
      measure: MEASURE,
      collected: COLLECTED,
      currency: undefined,
      counted: { distribution, reported: {} },
      release: 'simulated',
    } as const
    return { agency, figure, failure: undefined }
  }
}
