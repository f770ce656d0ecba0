import { ALL, type Place } from '@citx/schema/cube/place.ts'
import { cellIdOf } from './cell-id.ts'
import { trueCount } from './counts.ts'
import type { TrueCell, TrueCube } from './types.ts'

/** One person's one answer. */
export interface Answer {
  readonly subject: number
  readonly journey: string
  readonly channel: string
  readonly score: number
}

const journeys = ['passport', 'tax', 'housing'] as const
const channels = ['online', 'phone'] as const
const scores = [1, 2, 3, 4, 5] as const

/** Answers by a fixed linear congruential generator, the same for the same seed. */
export function makeAnswers(size: number, seed: number): readonly Answer[] {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({ length: size }, (_, subject) => ({
    subject,
    journey: journeys[next(3)] ?? 'tax',
    channel: channels[next(2)] ?? 'phone',
    score: scores[next(5)] ?? 1,
  }))
}

/** Counts the answers at every place of the cube, margins and empty places included. */
export function cubeOf(answers: readonly Answer[]): TrueCube {
  const cells = [ALL, ...journeys].flatMap((journey) =>
    [ALL, ...channels].map((channel) => cellOf({ journey, channel, stage: ALL }, answers)),
  )
  return { agency: 'ash-valley', series: 'csat', window: '2026-04', cells }
}

function cellOf(place: Place, answers: readonly Answer[]): TrueCell {
  const own = answers.filter(
    ({ journey, channel }) =>
      (place.journey === ALL || place.journey === journey) &&
      (place.channel === ALL || place.channel === channel),
  )
  const countOf = (score: number) => trueCount(own.filter((each) => each.score === score).length)
  return {
    cellId: cellIdOf(place),
    place,
    measure: 'csat',
    base: trueCount(new Set(own.map(({ subject }) => subject)).size),
    counts: new Map(scores.map((score) => [String(score), countOf(score)])),
  }
}
