import { ALL } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE } from '../world/members.ts'
import { guessAnswer } from './a15-colluders.ts'
import { AUDIT_GATE, AUDIT_REASON } from './b05-overlapping-windows.ts'

export const soleMembers: Attack = {
  id: 'B6',
  what: 'a small agency that declares one journey, one channel and one stage: every margin is the same group again',
  attacker: 'colluders',
  knows: 'the answers of all but one of the people of a small agency',
  guesses: 'the most likely answer, all told, from all margins',
  figure: 'answers guessed right, one for each agency',
  gate: () => AUDIT_GATE,
  why: AUDIT_REASON,
  tries: 800,
  triesPerTrial: 1,
  catches: [],
  strike,
}

const SOLE = { journey: 'passport', channel: 'phone', stage: 'apply' }

/** The agency says so itself. */
const SERVED = {
  journeys: [SOLE.journey],
  channels: [SOLE.channel],
  stages: [SOLE.stage],
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const size = 15 + Math.floor(random() * 10)
  const responses = drawCitizens(random, { ...SKEWED, size }).map((one) => ({ ...one, ...SOLE }))
  const [victim, ...rest] = responses
  if (victim === undefined) return []
  const others = new Map<string, number>()
  for (const { answer } of rest) others.set(answer, (others.get(answer) ?? 0) + 1)
  const published = release(responses, '2026-04', { served: SERVED })
  const shown = [ALL, SOLE.journey].flatMap((journey) =>
    [ALL, SOLE.channel].flatMap((channel) =>
      [ALL, SOLE.stage].flatMap(
        (stage) => published.find(SCORE_MEASURE, { journey, channel, stage })?.counts ?? [],
      ),
    ),
  )
  const different = [
    ...new Map(shown.map((counts) => [JSON.stringify([...counts]), counts])).values(),
  ]
  const guess = guessAnswer(different, others, noise)
  return [{ hit: guess === victim.answer, blind: victim.answer === '4' }]
}
