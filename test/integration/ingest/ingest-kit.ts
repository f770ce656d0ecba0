import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations } from '@citx/agency/records/migrations.ts'
import { ingest, type IngestOptions } from '@citx/agency/ingest/ingest.ts'
import type { IngestSummary } from '@citx/agency/ingest/summary.ts'
import { parseMapping } from '@citx/agency/ingest/mapping/load-mapping.ts'
import { openPool } from '@citx/kit/database/open-database.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { Pool } from 'pg'
import { testDatabase } from '../../support/postgres.ts'

export interface IngestDatabase extends AsyncDisposable {
  readonly pool: Pool
  query(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
}

/** A database with the records' tables. */
export async function createIngestDatabase(): Promise<IngestDatabase> {
  const database = await testDatabase({ owner: 'agency', migrations })
  const pool = openPool(database.url, { applicationName: 'citx-test' })
  return {
    pool,
    query: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    async [Symbol.asyncDispose]() {
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** A folder that goes with the test. */
export async function createFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'citx-ingest-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

export const NOW = new Date('2026-04-01T12:00:00Z')
export const KEY = new Uint8Array(32).fill(3)

type Change = Partial<Omit<IngestOptions, 'mapping' | 'file' | 'db'>>

/** Ingests a text under a mapping given as YAML. */
export async function ingestText(
  db: Pool | undefined,
  mapping: string,
  text: string | Uint8Array,
  change: Change = {},
): Promise<IngestSummary> {
  await using folder = await createFolder()
  const file = join(folder.path, 'export.csv')
  await writeFile(file, text)
  const vocabulary = loadVocabulary()
  // Awaited here, or the folder would go before the file is read.
  return await ingest({
    ...(db !== undefined && { db }),
    agencyId: 'sample-city',
    ingestKey: KEY,
    file,
    mapping: parseMapping(mapping, 'mapping.yaml', vocabulary),
    vocabulary,
    now: NOW,
    ...change,
  })
}

export const CONTACTS = `
source: contacts
title: Contacts of a city
timeZone: Europe/Copenhagen
records:
  - name: contact
    id: Id
    subject: Citizen
    date: { column: Opened, formats: [iso] }
    journey: { column: Topic, codes: { hole: pothole, noise: noise } }
    channel: { column: Via, codes: { tel: phone, web: web }, otherwise: other }
    answers:
      contact-channel: { same: channel }
      days-to-resolve:
        duration:
          from: { column: Opened, formats: [iso] }
          until: { column: Closed, formats: [iso] }
`

export const CONTACT_ROWS = `Id,Citizen,Opened,Closed,Topic,Via,Remark
1,Anna,2026-01-31T23:30:00,2026-02-01T01:00:00,hole,tel,call me at 12345678
2,Bo,2026-02-01T10:00:00,,noise,web,
3,Anna,2026-02-03T10:00:00,2026-02-05T10:00:00,hole,tel,"again, please"
`
