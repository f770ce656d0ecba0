import { ALL, type Place } from '../cube/place.ts'
import type { Reported } from '../metric/distribution.ts'

/** The parts of a reported figure that formulas use. */
export interface ContextFigure extends Place {
  readonly id: string
  readonly value?: number | null | undefined
  readonly currency?: string | null | undefined
}

/**
 * What a formula may need of an agency's own figures at a place. Unit costs by channel are those of the journey, or of all
 * journeys together where the journey has none; costs in more than one currency are none, for they do not add up. A
 * denominator is the one nearest to the place.
 */
export function reportedAt(figures: readonly ContextFigure[], place: Place): Reported {
  const costs = figures.filter(
    ({ id, value, channel, stage }) =>
      id === 'unit-cost' && value != null && channel !== ALL && stage === ALL,
  )
  const own = costs.filter(({ journey }) => journey === place.journey)
  const used = own.length > 0 ? own : costs.filter(({ journey }) => journey === ALL)
  const [currency, ...others] = new Set(used.flatMap((cost) => cost.currency ?? []))
  const unitCosts = new Map(used.map(({ channel, value }) => [channel, value ?? 0]))
  return {
    ...(unitCosts.size > 0 && others.length === 0 && { unitCosts }),
    ...(currency !== undefined && others.length === 0 && { currency }),
    figures: contextFigures(figures, place),
  }
}

function contextFigures(
  figures: readonly ContextFigure[],
  place: Place,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const put = (at: Place) => {
    for (const figure of figures)
      if (figure.value != null && isAt(figure, at)) found.set(figure.id, figure.value)
  }
  put({ journey: ALL, channel: ALL, stage: ALL })
  put({ ...place, channel: ALL, stage: ALL })
  put(place)
  return found
}

function isAt(figure: Place, { journey, channel, stage }: Place): boolean {
  return figure.journey === journey && figure.channel === channel && figure.stage === stage
}
