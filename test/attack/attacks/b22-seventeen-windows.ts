import { monthsOf, parseWindow } from '@citx/schema/cube/window.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestLinearEstimate } from '../method/bayes-least-squares.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'

export const seventeenWindows: Attack = {
  id: 'B22',
  what: 'twelve months, four quarters and the year: their noise averaged by least squares',
  attacker: 'outsider',
  knows: 'that a quarter is the sum of its months, and a group the sum of its answers',
  guesses: 'every count of every month',
  figure: 'counts guessed exactly, of a group in a month',
  gate: () => 0.4,
  why: 'the plan audit leaves a variance of 1.5 for a question with five answers: .31; a variance of 1 would give .38',
  tries: 3000,
  triesPerTrial: 60,
  catches: [],
  strike,
}

const YEAR = parseWindow('2025')
const MONTHS = monthsOf(YEAR)
const WINDOWS = [...MONTHS, ...[1, 2, 3, 4].map((k) => parseWindow(`2025-Q${k}`)), YEAR]
const PLACE = { journey: ALL, channel: ALL, stage: ALL }

function strike({ random, release, noise }: Target): readonly Guess[] {
  const place = { journey: 'passport', channel: 'web', stage: 'find' }
  const byMonth = new Map(
    MONTHS.map((month) => [
      month,
      drawCitizens(random, { ...SKEWED, size: 80 + Math.floor(random() * 60) }).map((one) => ({
        ...one,
        ...place,
        subject: `${month}-${one.subject}`,
      })),
    ]),
  )
  const releases = WINDOWS.map((window) => ({
    months: monthsOf(window).map((month) => MONTHS.indexOf(month)),
    shown: release(
      monthsOf(window).flatMap((month) => byMonth.get(month) ?? []),
      window,
    ).find(SCORE_MEASURE, PLACE),
  }))
  const width = SCORES.length
  const observations = releases.flatMap(({ months, shown }) =>
    shown === undefined
      ? []
      : [
          ...SCORES.map((score, k) => ({
            parts: months.map((month) => month * width + k),
            value: shown.counts.get(score) ?? 0,
          })),
          {
            parts: months.flatMap((month) => SCORES.map((_, k) => month * width + k)),
            value: shown.subjects,
          },
        ],
  )
  const cells = MONTHS.length * width
  const estimates = bestLinearEstimate(observations, {
    means: Array.from({ length: cells }, () => 20),
    variances: Array.from({ length: cells }, () => 1e4),
    noise: noise.variance + 1e-6,
  })
  return MONTHS.flatMap((month, index) =>
    SCORES.map((score, k) => {
      const truth = (byMonth.get(month) ?? []).filter(({ answer }) => answer === score).length
      return { hit: Math.round(estimates[index * width + k] ?? 0) === truth, blind: 1 / 11 }
    }),
  )
}
