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

/** What one contact through a channel costs. */
export interface UnitCost {
  readonly value: number
  readonly currency: string | undefined
}

/**
 * The unit cost of a contact at one channel of a journey, as the organisation reports it; undefined for all channels or one stage, and
 * where none is reported. It is the figure of a metric by unit costs there: no counts are needed for what one contact costs.
 */
export function unitCostAt(figures: readonly ContextFigure[], place: Place): UnitCost | undefined {
  if (place.channel === ALL || place.stage !== ALL) return undefined
  const { unitCosts, currency } = reportedAt(figures, place)
  const value = unitCosts?.get(place.channel)
  return value === undefined ? undefined : { value, currency }
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
