import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { findWindow } from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { Pool } from 'pg'
import { storeImport, type Conclusion, type StoredImport } from '../records/store-import.ts'
import { bindMapping } from './bind-mapping.ts'
import { declareCollection } from './declare-collection.ts'
import { detectBreaks } from './detect-breaks.ts'
import { createIntake, type Intake } from './intake.ts'
import type { Mapping } from './mapping/load-mapping.ts'
import { openMappedSource } from './open-mapped-source.ts'
import type { Source } from './read/source.ts'
import { createRejectsFile } from './reject/rejects-file.ts'
import { summarize } from './summarize.ts'
import type { IngestSummary } from './summary.ts'

export interface IngestOptions {
  /** The agency's database, as a user that may write records. Not needed for a check. */
  readonly db?: Pool
  readonly agencyId: string
  /** The cells of this agency's rows in a file of several, where the mapping does not name them. */
  readonly agencyCode?: string
  /** 32 bytes that never leave the agency; the same for every ingest, or records would not be known again. */
  readonly ingestKey: Uint8Array
  /** A path, or `-` for standard input. */
  readonly file: string
  readonly stdin?: AsyncIterable<Uint8Array>
  readonly mapping: Mapping
  readonly vocabulary: Vocabulary
  /** Reads and reports everything, and stores nothing. */
  readonly check?: boolean
  /** Where rejects go; they are counted only when left out. */
  readonly rejectsPath?: string
  /** The window of an export that says nothing of time (`date: given`). */
  readonly window?: string
  /** When the file was written: a moment, or a day as `2026-03-01`. Default: what the mapping says, else now. */
  readonly exportedAt?: Date | string
  readonly now?: Date
  readonly onProgress?: (progress: IngestProgress) => void
  readonly signal?: AbortSignal
}

export interface IngestProgress {
  readonly rowsRead: number
  readonly bytesRead: number
  readonly bytesTotal: number | undefined
}

/**
 * Reads an export as its mapping says and stores its records and figures: all that is good in it, or nothing. Fails with
 * what `openSource` fails with, UNEXPECTED_COLUMNS, UNKNOWN_AGENCY, ALL_ROWS_REJECTED, BAD_FILE where more rows are bad
 * than the mapping allows, DISK_FULL, DATABASE_DOWN.
 */
export async function ingest(options: IngestOptions): Promise<IngestSummary> {
  const { mapping, file, rejectsPath } = options
  refuseBadWindow(options.window)
  const label = file === '-' ? 'standard input' : file
  const progress = { bytesRead: 0, bytesTotal: undefined as number | undefined }
  await using source = await openMappedSource(file, mapping, {
    ...(options.stdin !== undefined && { stdin: options.stdin }),
    ...(options.signal !== undefined && { signal: options.signal }),
    onProgress: (bytesRead, bytesTotal) => Object.assign(progress, { bytesRead, bytesTotal }),
  })
  const now = options.now ?? new Date()
  const mapper = bindMapping(mapping, source, label, { ...options, now })
  await using rejects = await createRejectsFile(rejectsPath)
  const intake = createIntake(source, mapper, rejects, {
    label,
    mapping,
    ...(options.signal !== undefined && { signal: options.signal }),
    onProgress: (rowsRead) => options.onProgress?.({ ...progress, rowsRead }),
  })
  const stored = await run(options, source, intake, now)
  const { vocabulary, exportedAt } = options
  const rejectsFile = rejects.path
  return summarize({ mapping, vocabulary, source, intake, rejectsFile, stored, exportedAt, now })
}

function refuseBadWindow(window: string | undefined): void {
  if (window === undefined || findWindow(window) !== undefined) return
  throw new CitxError('UNKNOWN_WINDOW', `${window} is not a window: write 2026-03, 2026-Q1 or 2026`)
}

async function run(
  options: IngestOptions,
  source: Source,
  intake: Intake,
  now: Date,
): Promise<StoredImport | undefined> {
  const { db, mapping, check = false } = options
  const conclude = (): Conclusion => ({
    figures: intake.conclude().figures,
    collected: declareCollection(mapping, options.vocabulary),
    detect: (figures) => detectBreaks(figures, options.vocabulary),
    digest: source.digest(),
    rowsRead: intake.counts.rowsRead,
    rowsRejected: intake.counts.rejected,
    importedAt: now,
  })
  if (check) {
    for await (const batch of intake.batches) void batch
    conclude()
    return undefined
  }
  if (db === undefined) throw new CitxError('INTERNAL', 'an ingest needs a database')
  return storeImport(db, mapping.source, intake.batches, conclude)
}
