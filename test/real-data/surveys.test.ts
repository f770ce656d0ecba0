import { describe, expect, it } from 'vitest'
import { checkReal, createRealDatabase, hasData, when } from './real-data.ts'

describe.skipIf(!hasData)(`Surveys of ${when}`, () => {
  it.each([
    { year: 2016, respondents: 2_919, top2: 81, mean: 4.038, nps: undefined },
    { year: 2017, respondents: 2_688, top2: 82.1, mean: 4.064, nps: true },
    { year: 2018, respondents: 2_625, top2: 78.4, mean: 4.003, nps: true },
  ])('San Francisco airport $year', async ({ year, respondents, top2, mean, nps }) => {
    await using database = await createRealDatabase()
    const file = `us-sfo-customer-survey/${year}_SFO_Customer_Survey.csv`
    const summary = await database.ingest(`sfo-survey-${year}`, file, 'sfo')
    expect(summary.rejected.total).toBe(0)
    expect(summary.windows).toEqual([`${year}-05`])
    const { counts } = await database.distribution('satisfaction-5')
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(respondents)
    expect(await database.metric('percent-satisfied', 'satisfaction-5')).toBeCloseTo(top2, 1)
    expect(await database.metric('satisfaction-mean', 'satisfaction-5')).toBeCloseTo(mean, 3)
    if (nps !== true) return
    const recommend = await database.distribution('recommend-11')
    expect(recommend.counts.has('11')).toBe(false)
    expect(recommend.counts.get('0')).toBe(year === 2017 ? 17 : 24)
  })

  it.each([
    { trust: 'nhs-neas', respondents: 2_959, positive: 85.4, rows: 5_096 },
    { trust: 'nhs-nhft', respondents: 1_507, positive: 71.5, rows: 2_812 },
  ])('$trust: each respondent counts once', async ({ trust, respondents, positive, rows }) => {
    await using database = await createRealDatabase()
    const summary = await database.ingest(
      'nhs-fft-coded',
      'uk-nhs-fft/nhs-fft-coded-2trusts.csv',
      trust,
    )
    expect(summary).toMatchObject({
      rowsRead: 7_908,
      filtered: { 'other-agency': 7_908 - rows },
      rejected: { total: 0 },
      records: { duplicates: rows - respondents },
    })
    const { counts } = await database.distribution('satisfaction-fft')
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(respondents)
    expect(await database.metric('fft-positive', 'satisfaction-fft')).toBeCloseTo(positive, 1)
  })

  it('rejects the dates that a spreadsheet turned round, where no second format is declared', async () => {
    const summary = await checkReal(
      'nhs-fft-coded',
      'uk-nhs-fft/nhs-fft-coded-2trusts.csv',
      'nhs-neas',
      {
        adapt: (mapping) => ({
          ...mapping,
          records: mapping.records.map((record) => ({
            ...record,
            date: { column: ['Date'], formats: ['dd/MM/yyyy'] },
          })),
        }),
      },
    )
    expect(summary.rejected).toMatchObject({ total: 289 })
    expect(Object.keys(summary.rejected.byReason)).toEqual(['bad-date'])
  })

  it('Touchpoints: a form with a byte order mark, thumbs up or down, with drivers', async () => {
    await using database = await createRealDatabase()
    const summary = await database.ingest(
      'touchpoints-a11-thumbs',
      'us-gsa-touchpoints-format/sample_cx_responses_upload_with_bom.csv',
      'gsa',
      { window: '2026-Q1' },
    )
    expect(summary).toMatchObject({ rowsRead: 4, families: { 'voice-of-citizen': 4 } })
    const [row] = await database.query('select distinct months, month::text from records.record')
    expect(row).toEqual({ months: 3, month: '2026-01-01' })
    const ease = await database.distribution('driver-ease')
    expect(Object.fromEntries(ease.counts)).toEqual({ positive: 4 })
    const efficiency = await database.distribution('driver-transparency')
    expect(Object.fromEntries(efficiency.counts)).toEqual({ positive: 4 })
  })

  it('Touchpoints: a file of placeholders is refused whole', async () => {
    const refused = checkReal(
      'touchpoints-a11-likert',
      'us-gsa-touchpoints-format/sample_cx_responses_upload.csv',
      'gsa',
      { window: '2026-Q1' },
    )
    await expect(refused).rejects.toMatchObject({ code: 'ALL_ROWS_REJECTED' })
  })
})
