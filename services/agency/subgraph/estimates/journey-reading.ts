import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Place } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'
import type { SubgraphContext } from '../context.ts'
import type { ReleaseView } from '../releases/release-view.ts'
import { estimateMetric } from './estimate-metric.ts'
import { presentEstimate, type PresentedEstimate } from './present-estimate.ts'

/** One journey in one window, from which any metric can be read. */
export interface JourneyReading {
  readonly place: Place
  readonly window: Window | undefined
  /** The release of the window, where there is one. */
  readonly view: ReleaseView | undefined
  /** Reads a metric that the vocabulary has. */
  estimate(metric: string): PresentedEstimate
  /** Reads the metrics of a series such as `abandonment-<stage>`, for each of the terms that has one. */
  estimateEach(
    prefix: string,
    terms: Iterable<string>,
  ): readonly { readonly term: string; readonly estimate: PresentedEstimate }[]
}

export function readJourney(
  place: Place,
  window: Window | undefined,
  { releases, visibility, vocabulary, checkOutgoing, pace }: SubgraphContext,
): JourneyReading {
  const view = window === undefined ? undefined : releases.of(window)
  return {
    place,
    window,
    view,
    estimate,
    estimateEach: (prefix, terms) =>
      [...terms]
        .filter((term) => vocabulary.metrics.has(`${prefix}-${term}`))
        .map((term) => ({ term, estimate: estimate(`${prefix}-${term}`) })),
  }

  function estimate(id: string): PresentedEstimate {
    pace.check()
    const metric = vocabulary.metrics.get(id)
    if (metric === undefined)
      throw new CitxError(
        'INTERNAL',
        `the vocabulary has no metric ${id}, which the contract names`,
      )
    const answer = estimateMetric(metric, { view, place, visibility, vocabulary })
    if (answer.status !== 'NOT_SHARED') {
      const families = new Set([metric.family, familyOf(answer.measure) ?? metric.family])
      for (const family of families) checkOutgoing({ family, journey: place.journey })
    }
    return presentEstimate(answer, view?.id)
  }

  function familyOf(measure: string | undefined): Family | undefined {
    return measure === undefined ? undefined : vocabulary.measures.get(measure)?.family
  }
}
