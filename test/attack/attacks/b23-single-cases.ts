import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import { z } from 'zod'
import type { Api } from '../served/api.ts'
import { WINDOW, type LabAgency, type LabRecord } from '../served/lab.ts'
import type { ServedAttack, ServedTarget } from '../served/served-attack.ts'

export const singleCases: ServedAttack = {
  id: 'B23',
  what: 'a log of single contacts, read by the rules for figures, which no noise protects',
  attacker: 'outsider',
  knows: 'that figures are exact, and that an operator may have added up the rows of a log to one',
  guesses: 'how many of the few contacts there were',
  figure: 'ways to write such a mapping that gave the exact number away',
  gate: 0,
  why: 'what rests on rows of single people is a protected count, or nothing',
  strike,
}

async function strike({ found, open, random, quick }: ServedTarget) {
  const guesses = []
  for (const rule of quick ? rules.slice(2, 4) : rules) {
    const contacts = 3 + Math.floor(random() * 7)
    await using agency = await found()
    await agency.add(Array.from({ length: contacts }, (_, index) => recordOf(index)))
    await tryToIngest(agency, rule, contacts)
    await agency.publish()
    await using api = await open(agency)
    guesses.push({ hit: (await findNumber(api)) === contacts, blind: 1 / 7 })
  }
  return guesses
}

/** Each reads a row of the log as if it were a total. */
const rules = [
  '{ id: transactions, value: One, combine: sum }',
  '{ id: transactions, value: One, combine: sum, rows: totals }',
  '{ id: transactions, value: One, n: One, combine: sum, rows: totals }',
  '{ id: failure-demand, measure: contact-nature, counts: { answers: { failure: Failure, value: Value } }, combine: sum, rows: totals }',
  '{ id: failure-demand, measure: contact-nature, counts: { answer: { column: Nature, codes: { f: failure, v: value } }, count: One }, combine: sum, rows: totals }',
  '{ id: failure-demand, measure: contact-nature, counts: { answers: { failure: Failure, value: Value } }, n: One }',
]

function recordOf(index: number): LabRecord {
  const nature = index % 2 === 0 ? 'failure' : 'value'
  return {
    subject: `contact-${index}`,
    family: 'demand',
    journey: 'pest',
    channel: 'phone',
    answers: [`contact-nature=${nature}`],
  }
}

/** The careless operator; a refusal stops the figure, and not the attacker. */
async function tryToIngest(agency: LabAgency, rule: string, contacts: number): Promise<void> {
  const places = `journey: pest, channel: phone, window: ${WINDOW}, source: Contact log`
  const mapping = `
source: log
title: Contact log
timeZone: UTC
figures:
  - ${rule.replace(/ }$/, `, ${places} }`)}
`
  const rows = Array.from({ length: contacts }, (_, index) =>
    index % 2 === 0 ? '1,1,0,f' : '1,0,1,v',
  )
  try {
    await agency.ingest(mapping, ['One,Failure,Value,Nature', ...rows].join('\n'))
  } catch (error) {
    if (!isCitxError(error)) throw error
  }
}

const shown = z.object({
  figures: z.array(
    z.object({
      value: z.number().nullable(),
      n: z.number().nullable(),
      counts: z.array(z.object({ count: z.number() })),
    }),
  ),
})
const counted = z.object({ count: z.number() })

async function findNumber(api: Api): Promise<number | undefined> {
  const { data } = await api.ask('figures { value n counts { count } }')
  const figures = shown.safeParse(data)
  const [figure] = figures.success ? figures.data.figures : []
  if (figure !== undefined) {
    const total = figure.counts.reduce((sum, { count }) => sum + count, 0)
    return total > 0 ? total : (figure.n ?? figure.value ?? undefined)
  }
  const records = counted.safeParse((await api.ask('count')).data)
  return records.success ? records.data.count : undefined
}
