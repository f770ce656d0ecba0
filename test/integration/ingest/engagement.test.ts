import { estimate } from '@citx/schema/metric/estimate.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { expect, it } from 'vitest'
import { createIngestDatabase, ingestText } from './ingest-kit.ts'

const SURVEY = `
source: people-survey
title: People survey
timeZone: Europe/London
records:
  - name: respondent
    id: Id
    date: 2025
    answers:
      engagement-21:
        mean:
          columns: [Q1, Q2, Q3, Q4, Q5]
          scores:
            Strongly disagree: 0
            Disagree: 25
            Neither: 50
            Agree: 75
            Strongly agree: 100
`

const LEVELS = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree']

/** Five answers whose scores come to this mean. */
function answersWithMean(mean: number): readonly string[] {
  let left = mean / 5
  return Array.from({ length: 5 }, () => {
    const level = Math.min(4, left)
    left -= level
    return LEVELS[level] ?? ''
  })
}

it('gives the worked example of the Civil Service People Survey: ten respondents, index 53', async () => {
  await using database = await createIngestDatabase()
  const means = [65, 25, 70, 35, 50, 100, 90, 40, 20, 35]
  const rows = means.map((mean, at) => [at + 1, ...answersWithMean(mean)].join(','))
  const text = ['Id,Q1,Q2,Q3,Q4,Q5', ...rows, '11,Agree,Agree,,Agree,Agree'].join('\n')
  const summary = await ingestText(database.pool, SURVEY, text)
  expect(summary).toMatchObject({ records: { new: 10 }, leftOut: { 'no-answer': 1 } })

  const counted = await database.query(
    `select split_part(answers[1], '=', 2) as answer, count(*) from records.record group by 1`,
  )
  const counts = new Map(counted.map(({ answer, count }) => [String(answer), Number(count)]))
  const metric = loadVocabulary().metrics.get('engagement-index')
  expect(metric).toBeDefined()
  if (metric === undefined) return
  const result = estimate(metric, { measure: 'engagement-21', counts, countVariance: 0 })
  expect(result).toMatchObject({ estimable: true, estimate: { value: 53, n: 10 } })
  // A year without months counts in no month.
  const [stored] = await database.query('select distinct month::text, months from records.record')
  expect(stored).toEqual({ month: '2025-01-01', months: 12 })
})
