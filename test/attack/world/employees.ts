import { drawIndex, type Random } from '@citx/schema/metric/simulation/random.ts'
import { pick } from './citizens.ts'
import { JOURNEYS } from './members.ts'
import type { Response } from './response.ts'

/** A question to employees; each is sensitive and crossed with the journey alone. */
export const STAFF_MEASURE = 'empowerment-5'
export const AGREEMENT = ['1', '2', '3', '4', '5'] as const

/** Teams of 10 to 40, one for each journey; everybody in a team agrees with its one opinion this often. */
export function drawTeams(random: Random, agreement: number): readonly Response[] {
  return JOURNEYS.flatMap((journey) => {
    const opinion = pick(random, AGREEMENT, [0.2, 0.2, 0.2, 0.2, 0.2])
    return drawTeam(random, journey, 10 + drawIndex(random, Array(31).fill(1 / 31))).map(
      (member) => (random() < agreement ? { ...member, answer: opinion } : member),
    )
  })
}

/** The members of one team, who answer as they like. */
export function drawTeam(random: Random, journey: string, size: number): readonly Response[] {
  return Array.from({ length: size }, (_, index) => ({
    subject: `${journey}-${index}`,
    measure: STAFF_MEASURE,
    answer: pick(random, AGREEMENT, [0.1, 0.15, 0.2, 0.35, 0.2]),
    journey,
    channel: 'web',
    stage: 'apply',
  }))
}
