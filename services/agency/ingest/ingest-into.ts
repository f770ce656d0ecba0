import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { openPool } from '@citx/kit/database/open-database.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { OpenAgency } from '../agency.ts'
import { ingest, type IngestOptions } from './ingest.ts'
import { loadMapping } from './mapping/load-mapping.ts'
import type { IngestSummary } from './summary.ts'

/** What the operator says; the agency knows the rest. */
export interface IngestIntoOptions extends Pick<
  IngestOptions,
  'file' | 'stdin' | 'agencyCode' | 'window' | 'exportedAt' | 'onProgress' | 'signal'
> {
  /** Path of the mapping file. */
  readonly mapping: string
  /** Where rejects go; into the agency's own folder when left out. */
  readonly rejectsPath?: string
}

/** Ingests an export into an open agency. Fails as `loadMapping` and `ingest`. */
export async function ingestInto(
  agency: OpenAgency,
  { mapping: mappingPath, rejectsPath, ...options }: IngestIntoOptions,
): Promise<IngestSummary> {
  const vocabulary = loadVocabulary()
  const mapping = await loadMapping(mappingPath, vocabulary)
  const pool = openPool(agency.databaseUrl, {
    applicationName: `citx-ingest-${agency.id}`,
    poolSize: 2,
  })
  try {
    return await ingest({
      ...options,
      db: pool,
      agencyId: agency.id,
      ingestKey: agency.keys.ingest.reveal(),
      mapping,
      vocabulary,
      rejectsPath: rejectsPath ?? join(agency.home.rejects, rejectsName(options.file)),
    })
  } finally {
    await pool.end()
  }
}

/** Reads an export and reports everything; opens no agency and stores nothing but rejects, if a path is given for them. */
export async function checkExport(
  agencyId: string,
  { mapping: mappingPath, ...options }: IngestIntoOptions,
): Promise<IngestSummary> {
  const vocabulary = loadVocabulary()
  const mapping = await loadMapping(mappingPath, vocabulary)
  // Hashes of a check are thrown away with the key that made them.
  const ingestKey = randomBytes(32)
  return ingest({ ...options, agencyId, ingestKey, mapping, vocabulary, check: true })
}

function rejectsName(file: string): string {
  const name = file === '-' ? 'standard-input' : basename(file)
  const moment = new Date().toISOString().replaceAll(/[:.]/g, '-')
  return `${name}.${moment}.ndjson`
}
