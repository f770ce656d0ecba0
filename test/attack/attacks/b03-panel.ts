import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import { AGREEMENT, drawTeam, STAFF_MEASURE } from '../world/employees.ts'
import { ALL } from '@citx/schema/cube/place.ts'

export const panel: Attack = {
  id: 'B3',
  what: 'a team whose members answer alike every month, and one who joins',
  attacker: 'outsider',
  knows:
    'that a team of 20 had one new member between two months, and that the others do not change their minds',
  guesses: 'the answer of the new member from the difference between two months',
  figure: 'answers guessed right: content (4 or 5) or not',
  gate: () => 0.7,
  why: 'fresh noise in both months gives .58 for a yes or no; noise that stays with its people gives .92',
  tries: 1500,
  triesPerTrial: 1,
  catches: ['record-keys'],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const team = drawTeam(random, 'planning', 20)
  const content = random() < 0.5
  const answer = content ? '4' : '2'
  const [member] = team
  if (member === undefined) return []
  const joined = [...team, { ...member, subject: 'joiner', answer }]
  const [first, second] = [release(team, '2026-04'), release(joined, '2026-05')]
  const place = { journey: 'planning', channel: ALL, stage: ALL }
  const [before, after] = [first.find(STAFF_MEASURE, place), second.find(STAFF_MEASURE, place)]
  const change = (score: string) =>
    (after?.counts.get(score) ?? 0) - (before?.counts.get(score) ?? 0)
  const changed = AGREEMENT.filter((score) => change(score) !== 0)
  const [only] = changed
  const guess = changed.length === 1 && only !== undefined ? only : bestOf(['2', '4'], change)
  return [{ hit: guess === answer, blind: 0.5 }]
}
