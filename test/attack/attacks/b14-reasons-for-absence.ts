import { ALL } from '@citx/schema/cube/place.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { Api } from '../served/api.ts'
import { people, WINDOW } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const reasonsForAbsence: ServedAttack = {
  id: 'B14',
  what: 'does the reason for a missing figure tell a small group from an empty one?',
  attacker: 'outsider',
  knows: 'two journeys without figures: three people came for one, nobody for the other',
  guesses: 'which is which, from statuses, cells, lists and measures',
  figure: 'questions to which the two journeys have different answers',
  gate: 0,
  why: 'that somebody was there is a fact about that person',
  strike,
}

const [FEW, NOBODY] = ['pest', 'noise'] as const

async function strike({ found, open }: ServedTarget) {
  await using agency = await found()
  const few = { journey: FEW, channel: 'phone' } as const
  await agency.add([
    ...people(80, 'many', {
      journey: 'passport',
      channel: 'web',
      answers: ['satisfaction-5=4', 'trust-5=3'],
    }),
    ...people(3, 'few', { ...few, answers: ['satisfaction-5=1', 'problem=yes'] }),
    ...people(3, 'calls', {
      ...few,
      family: 'demand',
      answers: ['contact-nature=failure', 'contact-channel=phone'],
    }),
    ...people(90, 'all', {
      journey: 'passport',
      channel: 'web',
      family: 'demand',
      answers: ['contact-nature=value'],
    }),
    ...people(3, 'staff', {
      journey: FEW,
      family: 'voice-of-employee',
      answers: ['empowerment-5=1'],
    }),
  ])
  await agency.publish()
  await using api = await open(agency)
  const [few3, nobody] = [await askAll(api, FEW), await askAll(api, NOBODY)]
  return hitsOf(few3.map((answer, index) => answer !== nobody[index]))
}

/** Every answer about a journey, one for each metric and place, with the journey's own name taken out. */
async function askAll(api: Api, journey: string): Promise<readonly string[]> {
  const metrics = [...loadVocabulary().metrics.keys()]
  const answers: string[] = []
  for (const channel of [ALL, 'phone', 'web']) {
    const asked = `journey(id: "${journey}", window: "${WINDOW}", channel: "${channel}") {
      metrics(ids: $metrics) { metric status value n measure release } }`
    const { text } = await api.ask(asked, { metrics }, ', $metrics: [ID!]!')
    answers.push(...text.split('},{'))
  }
  const lists = [
    'journeyIds',
    `cells(window: "${WINDOW}", journeys: ["${journey}"], channels: ["ALL", "phone"]) { subjects }`,
    `cells(window: "${WINDOW}", channels: ["ALL", "phone"]) { journey subjects }`,
    `figures(journeys: ["${journey}"]) { value }`,
  ]
  for (const list of lists) {
    const { data } = await api.ask(list)
    const text = JSON.stringify(data)
    answers.push(text.includes(journey) ? 'names it' : text)
  }
  return answers.map((answer) => answer.replaceAll(journey, 'it'))
}
