import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSource } from '@citx/agency/ingest/read/open-source.ts'
import type { OpenOptions } from '@citx/agency/ingest/read/source.ts'
import { describe, expect, it } from 'vitest'

const data = join(import.meta.dirname, '../../../shared/data')
const has = existsSync(data)
const skipNote = has ? '' : ' (skipped: the real exports are not on this machine)'

interface Export {
  readonly rows: number
  readonly columns?: number
  readonly options?: OpenOptions
}

const atData: OpenOptions = { recordsAt: '/data' }

/** Rows and columns as the publishers' notes state them, or as counted apart where they state none. */
const exports: Readonly<Record<string, Export>> = {
  'ca-gc-service-inventory/si_2024.csv': { rows: 1_752, columns: 46 },
  'ca-gc-service-inventory/ss_2024.csv': { rows: 2_343, columns: 24 },
  'taxonomies/uk-lgsl-govuk-enabled.csv': { rows: 117 },
  'taxonomies/uk-local-authorities.csv': { rows: 382 },
  'taxonomies/citx-metrics-proposed.json': { rows: 68, options: { recordsAt: '/metrics' } },
  'taxonomies/citx-journeys-proposed.json': { rows: 48, options: { recordsAt: '/journeys' } },
  'uk-co-csps/csps-2018-all-organisation-scores.csv': { rows: 106, columns: 89 },
  'uk-co-csps/csps-2019-all-organisation-scores.csv': { rows: 111, columns: 95 },
  'uk-co-csps/csps-org-scores-2009-2024-long.csv': { rows: 25_309, columns: 6 },
  'uk-co-csps/csps_questions_ref.csv': { rows: 217 },
  'uk-gds-transactions/services.csv': { rows: 734, columns: 183 },
  'uk-gds-transactions/transaction-volumes.csv': { rows: 734, columns: 75 },
  'uk-gds-transactions/backdrop-kpi-stub.json': { rows: 47, options: atData },
  'uk-gds-transactions/stagecraft-dashboards.json': { rows: 876, options: { recordsAt: 'items' } },
  'uk-moj-opg/complete_the_deputy_report_service.json': { rows: 234, columns: 6 },
  'uk-moj-opg/make_a_lasting_power_of_attorney_service.json': { rows: 261, columns: 6 },
  'uk-moj-opg/use_a_lasting_power_of_attorney_service.json': { rows: 384, columns: 6 },
  'uk-nhs-fft/nhs-fft-coded-2trusts.csv': { rows: 7_908, columns: 60 },
  'uk-oflog-asc/ASC_data.csv': { rows: 6_376, columns: 12 },
  'us-boston-311/boston-311-2015.csv': { rows: 58_086, columns: 15 },
  'us-gsa-dap/state/all-domains-30-days.csv': { rows: 10_000, columns: 9 },
  'us-gsa-dap/treasury/all-domains-30-days.csv': { rows: 10_000, columns: 9 },
  'us-gsa-dap/veterans-affairs/all-domains-30-days.csv': { rows: 10_000, columns: 9 },
  'us-gsa-dap/live/daily-sessions-30-days.json': { rows: 30, options: atData },
  'us-gsa-dap/live/top-domains-30-days.json': { rows: 20, options: atData },
  'us-gsa-touchpoints-format/sample_cx_responses_upload.csv': { rows: 1_000, columns: 17 },
  'us-gsa-touchpoints-format/sample_cx_responses_upload_with_bom.csv': { rows: 4, columns: 17 },
  'us-nyc-311/nyc-311-100-with-channel.csv': { rows: 100 },
  'us-nyc-311/nyc-311-2026-06-27.csv': { rows: 10_000 },
  'us-sfo-customer-survey/2016_SFO_Customer_Survey.csv': { rows: 3_087 },
  'us-sfo-customer-survey/2017_SFO_Customer_Survey.csv': { rows: 2_831 },
  'us-sfo-customer-survey/2018_SFO_Customer_Survey.csv': { rows: 2_809 },
}

/** Documents that hold no array of records at the top; what they say instead. */
const otherDocuments: Readonly<Record<string, RegExp>> = {
  'ca-gc-service-inventory/service_data_dict.json': /recordsAt: \/resources/,
  'taxonomies/uk-lgsl-lgil-slugs.json': /no array of objects/,
  'uk-oflog-asc/nearest-neighbours.json': /an object with 348 keys/,
  'us-gsa-touchpoints-format/form.json': /recordsAt: .*\/included/,
  'us-gsa-dap/live/users.json': /an object with 5 keys/,
}

const allFiles = has
  ? readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(csv|json)$/.test(name),
    )
  : []

async function countRows(name: string, options: OpenOptions = {}) {
  await using source = await openSource(join(data, name), options)
  let rows = 0
  let rejected = 0
  for await (const batch of source.rows) {
    rows += batch.rows.length
    rejected += batch.rejected.length
  }
  return { rows, rejected, columns: source.columns.length }
}

describe.skipIf(!has)(`real exports${skipNote}`, () => {
  it.each(Object.entries(exports))('%s has its published rows', async (name, expected) => {
    const { options, ...counts } = expected
    expect(await countRows(name, options)).toMatchObject({ ...counts, rejected: 0 })
  })

  it.each(Object.entries(otherDocuments))('%s is refused by what it holds', async (name, says) => {
    await expect(openSource(join(data, name))).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringMatching(says),
    })
  })

  it.each(allFiles.filter((name) => name.endsWith('.csv')))(
    '%s is read without a rejected row',
    async (name) => {
      const { rows, rejected } = await countRows(name)
      expect(rows).toBeGreaterThan(0)
      expect(rejected).toBe(0)
    },
  )

  it('keeps header cells exact and gives repeated and blank ones a name', async () => {
    await using source = await openSource(join(data, 'uk-gds-transactions/services.csv'))
    expect(new Set(source.columns).size).toBe(source.columns.length)
    expect(source.columns.every((name) => name.trim() !== '')).toBe(true)
  })
})
