import { drawIndex, type Random } from '@citx/schema/metric/simulation/random.ts'
import { CHANNELS, JOURNEYS, SCORE_MEASURE, SCORES, STAGES } from './members.ts'
import type { Response } from './response.ts'

/** How people spread over the cube, and how they answer. */
export interface Population {
  readonly size: number
  readonly journeys: readonly number[]
  readonly channels: readonly number[]
  readonly stages: readonly number[]
  readonly scores: readonly number[]
}

/** The ordinary agency-month: skewed margins, 3000 people, a five-point score. */
export const SKEWED: Population = {
  size: 3000,
  journeys: [0.4, 0.25, 0.15, 0.1, 0.07, 0.03],
  channels: [0.62, 0.25, 0.1, 0.03],
  stages: [0.45, 0.25, 0.15, 0.1, 0.05],
  scores: [0.07, 0.11, 0.2, 0.36, 0.26],
}

/** Nearly everybody is online and at one stage, so that many published groups differ by one person. */
export const SPARSE: Population = {
  ...SKEWED,
  size: 1000,
  channels: [0.93, 0.05, 0.015, 0.005],
  stages: [0.86, 0.08, 0.04, 0.015, 0.005],
}

/** Everybody may be anywhere and say anything, each as likely. */
export const EVEN: Population = {
  size: 3000,
  journeys: even(JOURNEYS),
  channels: even(CHANNELS),
  stages: even(STAGES),
  scores: even(SCORES),
}

function even(members: readonly string[]): readonly number[] {
  return members.map(() => 1 / members.length)
}

/** People with one response each. */
export function drawCitizens(random: Random, population: Population): readonly Response[] {
  return Array.from({ length: population.size }, (_, index) =>
    drawCitizen(random, population, `s${index}`),
  )
}

export function drawCitizen(random: Random, population: Population, subject: string): Response {
  return {
    subject,
    measure: SCORE_MEASURE,
    answer: pick(random, SCORES, population.scores),
    journey: pick(random, JOURNEYS, population.journeys),
    channel: pick(random, CHANNELS, population.channels),
    stage: pick(random, STAGES, population.stages),
  }
}

export function pick<T extends string>(
  random: Random,
  members: readonly T[],
  shares: readonly number[],
): T {
  const found = members[drawIndex(random, shares)]
  if (found === undefined) throw new RangeError('more shares than members')
  return found
}
