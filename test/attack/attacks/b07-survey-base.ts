import { ALL, placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE } from '../world/members.ts'

/** A usual questionnaire: every respondent answers all of it. */
export const QUESTIONS = [
  SCORE_MEASURE,
  'ease-5',
  'effectiveness-5',
  'emotion-5',
  'trust-5',
  'efficiency-5',
  'transparency-5',
  'humanity-5',
] as const

export const surveyBase: Attack = {
  id: 'B7',
  what: 'one questionnaire: the same respondents counted under every question',
  attacker: 'outsider',
  knows: 'that everybody answered all questions of a survey',
  guesses: 'the number of respondents of a group: the mean of all numbers published for it',
  figure: 'numbers of respondents guessed exactly, in groups by journey',
  gate: () => 0.7,
  why: 'independent draws for the same people can be averaged: the price of noise that equal sets do not share. It tells the size of a group of ten or more, no answer; near 1 it would be the exact size',
  tries: 1500,
  triesPerTrial: 6,
  catches: [],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const place = { channel: 'web', stage: 'apply' }
  const respondents = drawCitizens(random, { ...SKEWED, size: 600 }).map((one) => ({
    ...one,
    ...place,
  }))
  const responses = QUESTIONS.flatMap((measure) => respondents.map((one) => ({ ...one, measure })))
  const published = release(responses)
  const groups = trueGroups(respondents, SCORE_MEASURE)
  return [...groups.values()].flatMap(({ place: at, members }) => {
    if (at.journey === ALL || at.channel !== ALL || at.stage !== ALL) return []
    const numbers = published.cells
      .filter((row) => placeKey(row) === placeKey(at))
      .map(({ subjects }) => subjects)
    const [first] = numbers
    if (first === undefined) return []
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    return [{ hit: Math.round(mean) === members.length, blind: 0 }]
  })
}
