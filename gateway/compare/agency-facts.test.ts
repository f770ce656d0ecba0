import { expect, it } from 'vitest'
import type { AgencyAnswer } from '../scatter/answer.ts'
import { readAgencyFacts } from './agency-facts.ts'

const place = { journey: 'council-tax', stage: 'ALL', measure: 'satisfaction-5', release: 'r' }
const counts = [{ answer: '5', count: 40 }]
const whole = { ...place, channel: 'ALL', counts, countVariance: 2 }

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
  expect(facts.cells).toEqual([whole])
  expect(facts.figures).toHaveLength(1)
  expect(facts.collected).toEqual([])
  expect(facts.stated).toEqual([null])
})
