import { ALL, type Place } from '@citx/schema/cube/place.ts'
import type { Reported } from '@citx/schema/metric/distribution.ts'
import type { FigureRow } from '@citx/schema/release/row.ts'

/** What a formula may need of the agency's own figures at a place: unit costs by channel, and context such as residents. */
export function reportedAt(figures: readonly FigureRow[], place: Place): Reported {
  const costs = figures.filter(({ id, value }) => id === 'unit-cost' && value !== undefined)
  const costJourney = nearestJourney(costs, place.journey)
  const unitCosts = new Map<string, number>()
  let currency: string | undefined
  for (const { journey, channel, value, currency: code } of costs) {
    if (journey !== costJourney || value === undefined || channel === ALL) continue
    unitCosts.set(channel, value)
    currency ??= code
  }
  return {
    ...(unitCosts.size > 0 && { unitCosts }),
    ...(currency !== undefined && { currency }),
    figures: contextFigures(figures, place),
  }
}

/** Figures for the place itself, else for all journeys, channels and stages together. */
function contextFigures(figures: readonly FigureRow[], place: Place): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const put = (at: Place) => {
    for (const { id, value, journey, channel, stage } of figures)
      if (
        value !== undefined &&
        journey === at.journey &&
        channel === at.channel &&
        stage === at.stage
      )
        found.set(id, value)
  }
  put({ journey: ALL, channel: ALL, stage: ALL })
  put({ ...place, channel: ALL, stage: ALL })
  put(place)
  return found
}

function nearestJourney(figures: readonly FigureRow[], journey: string): string {
  return figures.some((figure) => figure.journey === journey) ? journey : ALL
}
