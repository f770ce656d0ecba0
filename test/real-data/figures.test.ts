import { describe, expect, it } from 'vitest'
import type { IngestSummary } from '@citx/agency/ingest/summary.ts'
import type { Mapping } from '@citx/agency/ingest/mapping/load-mapping.ts'
import { checkReal, createRealDatabase, hasData, when } from './real-data.ts'

const withoutAgency = ({ agency: _agency, ...mapping }: Mapping): Mapping => mapping

describe.skipIf(!hasData)(`Published figures of ${when}`, () => {
  it('Office of the Public Guardian: the score changes its formula in April 2026', async () => {
    const services = [
      'complete_the_deputy_report_service',
      'make_a_lasting_power_of_attorney_service',
      'use_a_lasting_power_of_attorney_service',
    ]
    const summaries: IngestSummary[] = []
    for (const service of services) {
      summaries.push(await checkReal('opg-performance', `uk-moj-opg/${service}.json`, 'opg'))
    }
    const months = summaries.flatMap(({ recomputed }) => recomputed)
    const equalTo = (metric: string) => months.filter(({ equal }) => equal.includes(metric))
    expect(months).toHaveLength(117)
    expect(equalTo('satisfaction-index')).toHaveLength(106)
    const topTwo = equalTo('percent-satisfied')
    expect(topTwo).toHaveLength(9)
    expect(topTwo.every(({ window }) => window >= '2026-04')).toBe(true)
    const neither = months.filter(({ equal }) => equal.length === 0)
    expect(neither.map(({ journey, window }) => `${journey} ${window}`)).toEqual([
      'use-power-of-attorney 2023-02',
      'use-power-of-attorney 2025-04',
    ])
    expect(summaries.map(({ rejected }) => rejected.total)).toEqual([0, 0, 0])
  })

  it('Office of the Public Guardian: counts by level and the published score become one figure', async () => {
    await using database = await createRealDatabase()
    const file = 'uk-moj-opg/complete_the_deputy_report_service.json'
    const summary = await database.ingest('opg-performance', file, 'opg')
    // 39 months, and the two years of which every month is there.
    expect(summary.figures).toEqual({ total: 41, new: 41, changed: 0, unchanged: 0 })
    const [first] = await database.query(
      'select * from records.figure where length("window") = 7 order by "window" limit 1',
    )
    expect(first).toMatchObject({
      id: 'satisfaction-index',
      journey: 'deputyship',
      channel: 'ALL',
      window: '2023-04',
      value: 80,
      measure: 'satisfaction-5',
      counts: { 1: 23, 2: 46, 3: 153 },
    })
    const again = await database.ingest('opg-performance', file, 'opg')
    expect(again.figures).toEqual({ total: 41, new: 0, changed: 0, unchanged: 41 })
    const [declared] = await database.query('select declaration from records.collected')
    expect(declared).toMatchObject({
      declaration: {
        breaks: [
          { from: '2026-04', kind: 'formula', detected: false },
          { from: '2026-04', kind: 'formula', detected: true },
        ],
      },
    })
  })

  it('Canada: the published performance is met over total, save where more was met than there was', async () => {
    const summary = await checkReal(
      'canada-service-standards',
      'ca-gc-service-inventory/ss_2024.csv',
      'canada',
      { adapt: withoutAgency },
    )
    // 1,815 rows publish a performance; 6 of them claim more than 100 %, and 3 more rows meet a case of none.
    expect(summary.rowsRead).toBe(2_343)
    expect(summary.rejected).toEqual({ total: 9, byReason: { 'negative-count': 9 } })
    expect(summary.recomputed).toHaveLength(1_809)
    expect(summary.recomputed.filter(({ equal }) => equal.includes('on-time'))).toHaveLength(1_809)
  })

  it('Canada: applications by channel add up to the total in every row, NA and ND kept apart', async () => {
    const summary = await checkReal(
      'canada-service-inventory',
      'ca-gc-service-inventory/si_2024.csv',
      'canada',
      { adapt: (mapping) => ({ ...withoutAgency(mapping), filters: [] }) },
    )
    expect(summary).toMatchObject({ rowsRead: 1_752, rejected: { total: 0 } })
    expect(summary.absent).toMatchObject({
      num_applications_by_phone: { 'not-applicable': 672, missing: 292 },
      num_applications_by_fax: { 'not-applicable': 720, missing: 284 },
    })
    const external = await checkReal(
      'canada-service-inventory',
      'ca-gc-service-inventory/si_2024.csv',
      'canada',
      { adapt: withoutAgency },
    )
    expect(external.filtered).toEqual({ 'internal-service': 155 })
  })

  it('GOV.UK: six of 7,281 volumes are less than their digital part', async () => {
    const summary = await checkReal(
      'govuk-transaction-volumes',
      'uk-gds-transactions/transaction-volumes.csv',
      'uk',
      {
        adapt: (mapping) => ({
          ...withoutAgency(mapping),
          figures: mapping.figures.filter(({ id }) => id === 'digital-take-up'),
        }),
      },
    )
    expect(summary.rowsRead).toBe(734)
    expect(summary.rejected).toEqual({ total: 6, byReason: { 'negative-count': 6 } })
  })

  it('GOV.UK: a rolling year that is no calendar year is no window', async () => {
    await using database = await createRealDatabase()
    await database.ingest(
      'govuk-transaction-volumes',
      'uk-gds-transactions/transaction-volumes.csv',
      'dvla',
      { agencyCode: 'DVLA' },
    )
    const rows = await database.query('select distinct "window" from records.figure order by 1')
    expect(rows.map(({ window }) => window)).toEqual(['2013', '2015', '2016'])
  })

  it('GOV.UK: quarters stand in headers with line breaks', async () => {
    await using database = await createRealDatabase()
    const summary = await database.ingest(
      'govuk-services',
      'uk-gds-transactions/services.csv',
      'dvla',
      { agencyCode: 'DVLA' },
    )
    expect(summary.windows).toHaveLength(21)
    expect(summary.windows[0]).toBe('2012-Q3')
    expect(summary.windows.at(-1)).toBe('2017-Q3')
  })

  it('Civil Service People Survey: pseudo-organisations are no organisations', async () => {
    const summary = await checkReal(
      'csps-organisation-scores',
      'uk-co-csps/csps-org-scores-2009-2024-long.csv',
      'cps',
      {
        adapt: (mapping) => ({
          ...withoutAgency(mapping),
          figures: mapping.figures.map((figure) => ({ ...figure, combine: 'sum' as const })),
        }),
      },
    )
    expect(summary.filtered).toEqual({ 'pseudo-organisation': 340 })
    expect(summary.rejected.total).toBe(0)
  })

  it('Civil Service People Survey: one organisation over 16 years, in both forms', async () => {
    await using database = await createRealDatabase()
    const long = await database.ingest(
      'csps-organisation-scores',
      'uk-co-csps/csps-org-scores-2009-2024-long.csv',
      'cps',
      { agencyCode: 'Crown Prosecution Service' },
    )
    expect(long.windows).toHaveLength(16)
    await database.ingest('csps-2018', 'uk-co-csps/csps-2018-all-organisation-scores.csv', 'cps', {
      agencyCode: 'CPS',
    })
    const rows = await database.query(
      `select distinct value from records.figure where id = 'engagement-index' and "window" = '2018'`,
    )
    expect(rows).toEqual([{ value: 61 }])
  })

  it('Oflog: one authority, fiscal years, blank cells are no figures', async () => {
    await using database = await createRealDatabase()
    const summary = await database.ingest(
      'oflog-adult-social-care',
      'uk-oflog-asc/ASC_data.csv',
      'leeds',
      { agencyCode: 'E08000035' },
    )
    expect(summary).toMatchObject({ rowsRead: 6_376, filtered: { 'other-agency': 6_334 } })
    const rows = await database.query(
      `select id, "window" from records.figure where journey = 'care-assessment' order by 1, 2`,
    )
    expect(rows).toHaveLength(summary.figures.total)
  })

  it('Digital Analytics Program: only months that are whole', async () => {
    const csv = await checkReal('dap-visits-csv', 'us-gsa-dap/state/users.csv', 'state')
    expect(csv.windows).toEqual(['2023-11', '2023-12'])
    expect(csv.leftOut).toEqual({ 'incomplete-window': 2 })
    const json = await checkReal(
      'dap-visits-json',
      'us-gsa-dap/live/daily-sessions-30-days.json',
      'gsa',
    )
    expect(json).toMatchObject({ rowsRead: 30, windows: [], leftOut: { 'incomplete-window': 2 } })
  })
})
