import { placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'

const MEASURE = 'contact-nature'
/** As many contacts as one person may add to a window. */
const CONTACTS = 3

export const manyContacts: Attack = {
  id: 'B8',
  what: 'a person with three contacts of one kind stands out more than one with one',
  attacker: 'colluders',
  knows:
    'the contacts of everybody else in a published group, and that the last one made three of one kind',
  guesses: 'whether those were failure demand',
  figure: 'right guesses, where half of the victims had failure contacts',
  gate: () => 0.72,
  why: 'one contact more or less can be told in .66 of all cases, from two counts with a variance of 3; a person must weigh no more than one',
  tries: 1200,
  triesPerTrial: 3,
  catches: [],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const crowd = drawCitizens(random, { ...SKEWED, size: 300 }).map((one) => ({
    ...one,
    measure: MEASURE,
    answer: random() < 0.4 ? 'failure' : 'value',
  }))
  const heavy = ['passport', 'council-tax', 'housing-benefit'].flatMap((journey, index) => {
    const answer = random() < 0.5 ? 'failure' : 'value'
    const one = { subject: `heavy${index}`, measure: MEASURE, answer, journey }
    return Array.from({ length: CONTACTS }, () => ({ ...one, channel: 'phone', stage: 'find' }))
  })
  const published = release([...crowd, ...heavy])
  const others = trueGroups(crowd, MEASURE)
  const victims = [...new Map(heavy.map((one) => [one.subject, one])).values()]
  return victims.flatMap(({ journey, channel, stage, answer }) => {
    const place = { journey, channel, stage }
    const counts = published.find(MEASURE, place)?.counts
    if (counts === undefined) return []
    const known = others.get(placeKey(place))?.counts
    const guess = bestOf(['failure', 'value'], (candidate) => {
      const shown = counts.get(candidate) ?? 0
      const rest = known?.get(candidate) ?? 0
      const gains = [1, CONTACTS].map(
        (more) => noise.logProbability(shown, rest + more) - noise.logProbability(shown, rest),
      )
      return Math.max(...gains)
    })
    return [{ hit: guess === answer, blind: 0.5 }]
  })
}
