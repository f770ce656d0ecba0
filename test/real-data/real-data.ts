import { existsSync, readFileSync } from 'node:fs'
import { ingest, type IngestOptions } from '@citx/agency/ingest/ingest.ts'
import { loadMapping, type Mapping } from '@citx/agency/ingest/mapping/load-mapping.ts'
import type { IngestSummary } from '@citx/agency/ingest/summary.ts'
import { migrations } from '@citx/agency/records/migrations.ts'
import { openPool } from '@citx/kit/database/open-database.ts'
import type { Distribution } from '@citx/schema/metric/distribution.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { testDatabase } from '../support/postgres.ts'

const root = new URL('../../', import.meta.url)
const data = new URL('../shared/data/', root)

/** Public exports are not part of the project; where they lie beside it, the shipped mappings are tried on them. */
export const hasData = existsSync(data)
export const when = hasData
  ? 'the public exports in ../shared/data'
  : 'the public exports (skipped: there is no folder ../shared/data with them)'

export function readData(path: string): string {
  return readFileSync(new URL(path, data), 'utf8')
}

type Change = Partial<Omit<IngestOptions, 'mapping' | 'file' | 'db'>> & {
  /** A change to the shipped mapping, to look behind one of its rules. */
  readonly adapt?: (mapping: Mapping) => Mapping
}

export interface RealDatabase extends AsyncDisposable {
  ingest(mapping: string, file: string, agencyId: string, change?: Change): Promise<IngestSummary>
  query(sql: string): Promise<readonly Record<string, unknown>[]>
  /** All answers to a measure, unprotected. */
  distribution(measure: string): Promise<Distribution>
  /** A metric over all answers, unprotected. */
  metric(id: string, measure: string): Promise<number>
}

/** A database of an agency that ingests public exports with the shipped mappings. */
export async function createRealDatabase(): Promise<RealDatabase> {
  const database = await testDatabase({ owner: 'agency', migrations })
  const pool = openPool(database.url, { applicationName: 'citx-test' })
  const distribution = async (measure: string): Promise<Distribution> => {
    const { rows } = await pool.query<{ answer: string; count: number }>(
      `select split_part(token, '=', 2) as answer, count(*)
       from records.record cross join unnest(answers) as token
       where split_part(token, '=', 1) = $1 group by 1`,
      [measure],
    )
    const counts = new Map(rows.map(({ answer, count }) => [answer, count]))
    return { measure, counts, countVariance: 0 }
  }
  return {
    ingest: (mapping, file, agencyId, change = {}) =>
      ingestReal({ ...change, db: pool, agencyId }, mapping, file),
    query: async (sql) => (await pool.query(sql)).rows,
    distribution,
    async metric(id, measure) {
      const metric = loadVocabulary().metrics.get(id)
      if (metric === undefined) throw new Error(`there is no metric ${id}`)
      const result = estimate(metric, await distribution(measure))
      if (!result.estimable) throw new Error(`${id} over ${measure}: ${result.reason}`)
      return result.estimate.value
    },
    async [Symbol.asyncDispose]() {
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** The same without a database. */
export function checkReal(
  mapping: string,
  file: string,
  agencyId: string,
  change: Change = {},
): Promise<IngestSummary> {
  return ingestReal({ ...change, check: true, agencyId }, mapping, file)
}

async function ingestReal(
  { adapt = (same) => same, ...options }: Change & Pick<IngestOptions, 'db' | 'agencyId'>,
  mappingName: string,
  file: string,
): Promise<IngestSummary> {
  const vocabulary = loadVocabulary()
  const path = new URL(`services/agency/mappings/${mappingName}.yaml`, root).pathname
  return ingest({
    ingestKey: new Uint8Array(32).fill(1),
    now: new Date('2026-11-01T00:00:00Z'),
    ...options,
    mapping: adapt(await loadMapping(path, vocabulary)),
    vocabulary,
    file: new URL(file, data).pathname,
  })
}
