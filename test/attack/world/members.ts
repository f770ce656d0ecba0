import { ALL, type Place } from '@citx/schema/cube/place.ts'

/** The 6 x 4 x 5 cube of the attacked agency; ids of the vocabulary. */
export const JOURNEYS = [
  'passport',
  'council-tax',
  'housing-benefit',
  'parking-permit',
  'school-place',
  'planning',
] as const
export const CHANNELS = ['web', 'phone', 'post', 'face-to-face'] as const
export const STAGES = ['find', 'check', 'apply', 'pay', 'receive'] as const

/** The five-point question that is attacked, worst answer first. */
export const SCORE_MEASURE = 'satisfaction-5'
export const SCORES = ['1', '2', '3', '4', '5'] as const

/** The finest places of the cube: no dimension is summed over. */
export const FINEST_PLACES: readonly Place[] = JOURNEYS.flatMap((journey) =>
  CHANNELS.flatMap((channel) => STAGES.map((stage) => ({ journey, channel, stage }))),
)

/** Every place of the cube, margins included. */
export const EVERY_PLACE: readonly Place[] = [ALL, ...JOURNEYS].flatMap((journey) =>
  [ALL, ...CHANNELS].flatMap((channel) =>
    [ALL, ...STAGES].map((stage) => ({ journey, channel, stage })),
  ),
)

/** Whether a place counts what happened at another. */
export function covers(place: Place, at: Place): boolean {
  return (
    (place.journey === ALL || place.journey === at.journey) &&
    (place.channel === ALL || place.channel === at.channel) &&
    (place.stage === ALL || place.stage === at.stage)
  )
}
