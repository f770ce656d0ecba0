import { expect, it } from 'vitest'
import type { AgencyAnswer } from '../../scatter/answer.ts'
import { readAgencyFacts } from './agency-facts.ts'

const place = { measure: 'satisfaction-5', journey: 'council-tax', channel: 'ALL', stage: 'ALL' }
const counts = [{ answer: '5', count: 40 }]
const whole = { ...place, counts, countVariance: 2, release: 'r' }

function answerOf(row: object, missing: AgencyAnswer['missing']): AgencyAnswer {
  const members = Object.entries(row).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  )
  const state = { release: 'r', releasedAt: null, shared: ['voice-of-citizen'] }
  return { members, errors: [], missing, state }
}

it('takes nothing for a fact whose numbers the agency does not know: no variance is not a variance of 0', () => {
  const row = {
    cells: [whole, { ...whole, channel: 'web', countVariance: null }],
    figures: [{ ...whole, id: 'unit-cost', value: 4, n: 1, currency: null }],
    measures: [
      { measure: 'satisfaction-5', wordingClass: 'a', wordingId: 'b', mode: 'WEB', breaks: null },
    ],
    journey0: { release: 'r', metrics: null },
  }
  const facts = readAgencyFacts(
    answerOf(row, [
      { path: ['cells', 1, 'countVariance'], coordinate: 'Cell.countVariance' },
      { path: ['figures', 0, 'currency'], coordinate: 'Figure.currency' },
      { path: ['measures', 0, 'breaks'], coordinate: 'CollectedMeasure.breaks' },
      { path: ['journey0', 'metrics'], coordinate: 'JourneyInsight.metrics' },
    ]),
    1,
  )
  expect(facts.cellAt('satisfaction-5', place)).toEqual({
    ...whole,
    counts: new Map([['5', 40]]),
  })
  expect(facts.cellAt('satisfaction-5', { ...place, channel: 'web' })).toBeUndefined()
  expect(facts.figures).toHaveLength(1)
  expect(facts.collected).toEqual([])
  expect(facts.stated).toEqual([null])
})
