import { z } from 'zod'
import type { Api } from '../served/api.ts'
import { people, WINDOW, type LabRecord } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const flood: ServedAttack = {
  id: 'B16',
  what: 'one person with hundreds of records, in many places and of both families',
  attacker: 'respondent',
  knows: 'that their own records count as often as they are sent',
  guesses:
    'that they can move a published count by more than one person may, to mark a group or to bring it over the threshold',
  figure: 'published counts that moved by more than the bound of one person and the noise together',
  gate: 0,
  why: 'at most three contacts, and one answer, of a person count; the noise moves each of two counts by five at most',
  strike,
}

/** Bound of one person, and twice the largest change. */
const MOST = 3 + 2 * 5

async function strike({ found, open, quick }: ServedTarget) {
  const records = quick ? 200 : 600
  await using without = await found()
  await without.add(crowd())
  await without.publish()
  await using flooded = await found()
  await flooded.add([...crowd(), ...hostile(records)])
  await flooded.publish()
  await using quiet = await open(without)
  await using loud = await open(flooded)
  const [before, after] = [await readCounts(quiet), await readCounts(loud)]
  return hitsOf(
    Array.from(after, ([at, count]) => {
      const known = before.get(at)
      return known === undefined ? count > MOST + 10 : Math.abs(count - known) > MOST
    }),
  )
}

const journeys = ['passport', 'planning'] as const

function crowd(): readonly LabRecord[] {
  return journeys.flatMap((journey) => [
    ...people(60, `citizen-${journey}`, { journey, channel: 'web', answers: ['satisfaction-5=4'] }),
    ...people(60, `caller-${journey}`, {
      family: 'demand',
      journey,
      channel: 'web',
      answers: ['contact-nature=value'],
    }),
    ...people(30, `failed-${journey}`, {
      family: 'demand',
      journey,
      channel: 'web',
      answers: ['contact-nature=failure'],
    }),
  ])
}

function hostile(count: number): readonly LabRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const journey = journeys[index % 2] ?? 'passport'
    const common = {
      subject: 'hostile',
      record: `hostile-${index}`,
      journey,
      channel: index % 3 === 0 ? 'phone' : 'web',
    }
    return index % 4 === 0
      ? { ...common, answers: ['satisfaction-5=1'] }
      : {
          ...common,
          family: 'demand' as const,
          answers: ['contact-nature=failure', 'contact-nature=value'],
        }
  })
}

const shape = z.object({
  cells: z.array(
    z.object({
      measure: z.string(),
      journey: z.string(),
      channel: z.string(),
      subjects: z.number(),
      counts: z.array(z.object({ answer: z.string(), count: z.number() })),
    }),
  ),
})

async function readCounts(api: Api): Promise<ReadonlyMap<string, number>> {
  const { data } = await api.ask(
    `cells(window: "${WINDOW}", channels: ["ALL", "web", "phone"]) {
      measure journey channel subjects counts { answer count } }`,
  )
  return new Map(
    shape.parse(data).cells.flatMap(({ measure, journey, channel, subjects, counts }) => {
      const at = `${measure}|${journey}|${channel}`
      return [
        ...(counts.length === 1 ? [] : [[`${at}|subjects`, subjects] as const]),
        ...counts.map(({ answer, count }) => [`${at}|${answer}`, count] as const),
      ]
    }),
  )
}
