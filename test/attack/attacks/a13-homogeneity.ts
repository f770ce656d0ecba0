import { placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, pick, SKEWED } from '../world/citizens.ts'
import { drawTeams, STAFF_MEASURE } from '../world/employees.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'

export const homogeneity: Attack = {
  id: 'A13',
  what: 'groups in which everybody, or nearly everybody, answered the same',
  attacker: 'outsider',
  knows: 'that somebody belongs to a group',
  guesses: 'the answer that more than nine in ten of the published counts show',
  figure:
    'groups with one answer above 90 % shown with its counts, under 200 people or of a sensitive question',
  gate: () => 0,
  why: 'whoever is known to belong to such a group would be known to have given that answer',
  tries: 3000,
  triesPerTrial: 75,
  catches: [],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const responses = [...drawUniform(random), ...drawTeams(random, 0.98)]
  return release(responses).shown.map(({ measure, counts }) => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const most = Math.max(...counts.values())
    const guarded = total < 200 || measure === STAFF_MEASURE
    return { hit: guarded && most > 0.9 * total, blind: false }
  })
}

/** Half of the journeys leave nearly everybody content. */
function drawUniform(random: Target['random']): ReturnType<typeof drawCitizens> {
  return drawCitizens(random, { ...SKEWED, size: 2000 }).map((response) =>
    ['passport', 'parking-permit', 'planning'].includes(response.journey)
      ? { ...response, answer: pick(random, SCORES, [0, 0, 0.01, 0.03, 0.96]) }
      : response,
  )
}

export const publishedZero: Attack = {
  id: 'A13-zero',
  what: 'does a published zero mean that nobody gave the answer?',
  attacker: 'outsider',
  knows: 'the published counts',
  guesses: 'that nobody in the group gave an answer whose published count is 0',
  figure: 'published zeros that are zeros in truth',
  gate: () => 0.5,
  why: 'a zero must be more likely wrong than right; the default table gives .34',
  tries: 3000,
  triesPerTrial: 40,
  catches: [],
  strike: ({ random, release }) => {
    const responses = drawCitizens(random, SKEWED)
    const groups = trueGroups(responses, SCORE_MEASURE)
    return release(responses).shown.flatMap(({ place, counts }) => {
      const group = groups.get(placeKey(place))
      const entries = [...counts].filter(([, count]) => count === 0)
      return entries.map(([answer]) => ({
        hit: (group?.counts.get(answer) ?? 0) === 0,
        blind: emptyShare(group?.counts),
      }))
    })
  },
}

function emptyShare(counts: ReadonlyMap<string, number> | undefined): number {
  return SCORES.filter((score) => (counts?.get(score) ?? 0) === 0).length / SCORES.length
}
