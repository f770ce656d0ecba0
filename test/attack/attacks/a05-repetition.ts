import { z } from 'zod'
import { bestOf } from '../method/best-guess.ts'
import { people, WINDOW } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const repetition: ServedAttack = {
  id: 'A5',
  what: 'the same question a thousand times, in other words, to average the noise away',
  attacker: 'outsider',
  knows: 'the public API',
  guesses: 'that answers vary',
  figure: 'groups with more than one published answer over all repetitions',
  gate: 0,
  why: 'a count is published once; every further answer would take noise off',
  strike,
}

const JOURNEYS = ['passport', 'planning', 'council-tax', 'parking-permit']

async function strike({ found, open, random, quick }: ServedTarget) {
  await using agency = await found()
  await agency.add(
    JOURNEYS.flatMap((journey, index) =>
      people(40 + index * 20, journey, {
        journey,
        channel: index % 2 === 0 ? 'web' : 'phone',
        answers: [`satisfaction-5=${1 + index}`, 'ease-5=4'],
      }),
    ),
  )
  await agency.publish()
  await using api = await open(agency)
  const answers = new Map<string, Set<string>>()
  for (let turn = 0; turn < (quick ? 100 : 1000); turn += 1) {
    const { data } = await api.ask(rephrase(random))
    for (const { at, text } of readCells(data)) {
      const seen = answers.get(at) ?? new Set<string>()
      answers.set(at, seen.add(text))
    }
  }
  return hitsOf(Array.from(answers.values(), (seen) => seen.size > 1))
}

/** The same question under other aliases, with its lists in another order, whole or in part. */
function rephrase(random: () => number): string {
  const shuffled = JOURNEYS.map((journey) => ({ journey, at: random() })).toSorted(
    (a, b) => a.at - b.at,
  )
  const part = shuffled.slice(0, 1 + Math.floor(random() * shuffled.length))
  const journeys = JSON.stringify(part.map(({ journey }) => journey))
  const channels = bestOf(['["ALL"]', '["web", "ALL"]', '["phone", "ALL", "web"]'], () => random())
  const alias = `a${Math.floor(random() * 1e6)}`
  return `${alias}: cells(window: "${WINDOW}", journeys: ${journeys}, channels: ${channels}) {
    measure journey channel stage subjects counts { answer count } }`
}

const cell = z.object({
  measure: z.string(),
  journey: z.string(),
  channel: z.string(),
  stage: z.string(),
  subjects: z.number(),
  counts: z.array(z.object({ answer: z.string(), count: z.number() })),
})

function readCells(data: unknown) {
  const cells = Object.values(z.record(z.string(), z.array(cell)).parse(data)).flat()
  return cells.map(({ measure, journey, channel, stage, subjects, counts }) => ({
    at: [measure, journey, channel, stage, counts.length === 1 ? counts[0]?.answer : ''].join('|'),
    text: JSON.stringify([subjects, counts]),
  }))
}
