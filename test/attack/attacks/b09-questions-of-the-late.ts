import type { Attack, Guess, Target } from '../method/attack.ts'
import type { Published } from '../method/published.ts'
import { drawCitizen, drawCitizens, SKEWED } from '../world/citizens.ts'
import { QUESTIONS } from './b07-survey-base.ts'

export const questionsOfTheLate: Attack = {
  id: 'B9',
  what: 'a corrected release: which questions did the late respondent answer?',
  attacker: 'outsider',
  knows:
    'a release, and its correction after one more person was counted, who skipped half of the questions',
  guesses: 'that the person answered a question exactly when anything published of it changed',
  figure: 'questions guessed right, answered or skipped',
  gate: () => 0.6,
  why: 'a coin is right in .50; what a person was silent about is part of the record, and fresh noise is for the whole of it',
  tries: 1600,
  triesPerTrial: QUESTIONS.length,
  catches: ['record-keys'],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const place = { journey: 'passport', channel: 'web' }
  const respondents = drawCitizens(random, { ...SKEWED, size: 100 }).map((one) => ({
    ...one,
    ...place,
  }))
  const before = QUESTIONS.flatMap((measure) => respondents.map((one) => ({ ...one, measure })))
  const late = { ...drawCitizen(random, SKEWED, 'late'), ...place }
  const answered = new Set(QUESTIONS.filter(() => random() < 0.5))
  const added = [...answered].map((measure) => ({ ...late, measure }))
  const [first, second] = [
    release(before),
    release([...before, ...added], '2026-04', { correction: true }),
  ]
  return QUESTIONS.map((measure) => {
    const changed = textOf(first, measure) !== textOf(second, measure)
    return { hit: changed === answered.has(measure), blind: 0.5 }
  })
}

/** Without blinds, which every line has afresh, and in an order that is not theirs. */
function textOf({ cells }: Published, measure: string): string {
  return cells
    .filter((cell) => cell.measure === measure)
    .map(({ blind: _blind, countVariance: _variance, ...row }) => JSON.stringify(row))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join('\n')
}
