import { ALL, EVERYWHERE, placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { Reported } from '@citx/schema/metric/distribution.ts'
import type { ReleaseView } from '../releases/release-view.ts'

/** What a formula may need of the agency's own figures at a place: unit costs by channel, and context such as residents. */
export function reportedAt(view: ReleaseView, place: Place): Reported {
  const own = unitCostsOf(view, place.journey)
  const costs = own.unitCosts.size > 0 ? own : unitCostsOf(view, ALL)
  return {
    ...(costs.unitCosts.size > 0 && { unitCosts: costs.unitCosts }),
    ...(costs.currency !== undefined && { currency: costs.currency }),
    figures: contextFigures(view, place),
  }
}

function unitCostsOf({ figures }: ReleaseView, journey: string) {
  const costs = figures.filter((figure) => figure.id === 'unit-cost' && figure.journey === journey)
  const unitCosts = new Map<string, number>()
  for (const { channel, value } of costs)
    if (value !== undefined && channel !== ALL) unitCosts.set(channel, value)
  return { unitCosts, currency: costs.find(({ currency }) => currency !== undefined)?.currency }
}

/** Figures for the place itself, else for its journey, else for all together. */
function contextFigures({ figuresAt }: ReleaseView, place: Place): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const at of [EVERYWHERE, { ...EVERYWHERE, journey: place.journey }, place])
    for (const { id, value } of figuresAt.get(placeKey(at)) ?? [])
      if (value !== undefined) found.set(id, value)
  return found
}
