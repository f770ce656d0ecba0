import { blend, POPULATIONS, type Population, type PopulationId } from './populations.ts'

/** Organisations whose truth is known; the first two are alike. */
export interface Scenario {
  readonly id: string
  readonly organisations: readonly Population[]
}

const ORGANISATIONS = 8

/** All alike: whatever is called different is a false call. */
export function allAlike(id: PopulationId): Scenario {
  const population = POPULATIONS[id]
  return {
    id: `alike-${id}`,
    organisations: Array.from({ length: ORGANISATIONS }, () => population),
  }
}

/** One stands out of many that are alike. */
export const oneDiffers: Scenario = {
  id: 'one-differs',
  organisations: Array.from({ length: ORGANISATIONS }, (_, index) =>
    index === ORGANISATIONS - 1 ? POPULATIONS.good : POPULATIONS.middling,
  ),
}

/** Two groups of four. */
export const twoGroups: Scenario = {
  id: 'two-groups',
  organisations: Array.from({ length: ORGANISATIONS }, (_, index) =>
    index < ORGANISATIONS / 2 ? POPULATIONS.middling : POPULATIONS.good,
  ),
}

/** From middling to good in equal steps, the first two alike. */
export const spread: Scenario = {
  id: 'spread',
  organisations: Array.from({ length: ORGANISATIONS }, (_, index) =>
    blend(POPULATIONS.middling, POPULATIONS.good, Math.max(0, index - 1) / (ORGANISATIONS - 2)),
  ),
}
