import { ALL } from '@citx/schema/cube/place.ts'
import { findWindow, type Window } from '@citx/schema/cube/window.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** The metric of an id. Fails with UNKNOWN_METRIC. */
export function getMetric({ metrics }: Vocabulary, id: string): Metric {
  const metric = metrics.get(id)
  if (metric === undefined)
    throw new CitxError('UNKNOWN_METRIC', `there is no metric "${shorten(id)}"; see \`metrics\``)
  return metric
}

/** A window from an argument. Fails with UNKNOWN_WINDOW. */
export function parseWindowArgument(text: string): Window {
  const window = findWindow(text)
  if (window === undefined)
    throw new CitxError(
      'UNKNOWN_WINDOW',
      `"${shorten(text)}" is no window; write 2026-03, 2026-Q1 or 2026`,
    )
  return window
}

/** Fails with UNKNOWN_JOURNEY, UNKNOWN_CHANNEL or UNKNOWN_STAGE for an id that is neither in the vocabulary nor ALL. */
export function checkPlace(
  vocabulary: Vocabulary,
  place: { readonly journey: string; readonly channel: string; readonly stage: string },
): void {
  const { journeys, channels, stages } = vocabulary
  if (place.journey !== ALL && !journeys.has(place.journey))
    throw new CitxError('UNKNOWN_JOURNEY', `there is no journey "${shorten(place.journey)}"`)
  if (place.channel !== ALL && !channels.has(place.channel))
    throw new CitxError('UNKNOWN_CHANNEL', `there is no channel "${shorten(place.channel)}"`)
  if (place.stage !== ALL && !stages.has(place.stage))
    throw new CitxError('UNKNOWN_STAGE', `there is no stage "${shorten(place.stage)}"`)
}

function shorten(text: string): string {
  return text.slice(0, 80)
}
