import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenAgency } from '@citx/agency/agency.ts'
import { ingestInto } from '@citx/agency/ingest/ingest-into.ts'
import { releaseOptionsOf } from '@citx/agency/release-options.ts'
import { publishRelease } from '@citx/agency/release/publish-release.ts'
import { readHistory } from '@citx/agency/release/store/release-store.ts'
import { EXPORTED_AT, type SampleAgency } from '../generate/story.ts'
import { writeExports } from '../generate/write-exports.ts'
import { sampleWindows } from './sample-windows.ts'

export interface PrepareAgencyOptions {
  readonly agency: OpenAgency
  readonly sample: SampleAgency
  readonly months: readonly string[]
  readonly exportsDir: string
  /** Called after each file ingested and each window released. */
  readonly onStep: (what: string) => void
  readonly signal: AbortSignal
}

/** How many steps preparing an agency takes. */
export function stepsOf(months: readonly string[]): number {
  return 5 + sampleWindows(months).length
}

/**
 * Takes a sample agency from nothing to its releases, the way an agency does: exports are written, ingested with their
 * mappings, and each window released. What was released before is left as it is.
 */
export async function prepareAgency(options: PrepareAgencyOptions): Promise<void> {
  const { agency, months, onStep, signal } = options
  const released = new Set((await readHistory(agency.owner)).map(({ window }) => window))
  const missing = sampleWindows(months).filter((window) => !released.has(window))
  if (missing.length > 0) await ingestExports(options)
  for (const window of missing) {
    signal.throwIfAborted()
    await publishRelease(releaseOptionsOf(agency, { window, now: EXPORTED_AT }))
    onStep(`${agency.id} ${window}`)
  }
}

async function ingestExports(options: PrepareAgencyOptions): Promise<void> {
  const { agency, sample, months, exportsDir, onStep, signal } = options
  const directory = join(exportsDir, agency.id)
  for (const { path, mapping } of await writeExports(sample, directory, { months, signal })) {
    await ingestInto(agency, {
      file: path,
      mapping: join(import.meta.dirname, '../mappings', mapping),
      exportedAt: EXPORTED_AT,
      signal,
    })
    onStep(`${agency.id} ${mapping.replace('.yaml', '')}`)
  }
  // The records are in the database now; exports of this kind hold names and addresses.
  await rm(directory, { recursive: true, force: true })
}
