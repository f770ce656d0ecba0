/** The member of every dimension that stands for all of them together. */
export const ALL = 'ALL'

/** Where in the cube a cell stands; each dimension holds a vocabulary id or {@link ALL}. */
export interface Place {
  readonly journey: string
  readonly channel: string
  readonly stage: string
}

/** The dimensions of the cube, in the order cell ids are written. */
export const DIMENSIONS = [
  'journey',
  'channel',
  'stage',
] as const satisfies readonly (keyof Place)[]
export type Dimension = (typeof DIMENSIONS)[number]

/** The place that covers everything. */
export const EVERYWHERE: Place = { journey: ALL, channel: ALL, stage: ALL }

/** A key by which two places are the same exactly when all their dimensions are. */
export function placeKey(place: Place): string {
  return `${place.journey}|${place.channel}|${place.stage}`
}
