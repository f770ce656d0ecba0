import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'
import type { NewRecord } from '../records/new-record.ts'
import type { MapperConclusion, RowMapper } from './map/row-mapper.ts'
import type { MappingContent } from './mapping/mapping.ts'
import type { Row, RowBatch, Source } from './read/source.ts'
import { toReject, toUnreadReject } from './reject/to-reject.ts'
import type { Reject, RejectsFile } from './reject/rejects-file.ts'

/** What was counted on the way; complete once the batches are walked. */
export interface IntakeCounts {
  rowsRead: number
  taken: number
  /** Rows, and single cells of rows with time in the header. */
  rejected: number
  readonly filtered: Map<string, number>
  readonly rejectedByReason: Map<string, number>
  readonly families: Map<Family, number>
  readonly months: Set<string>
}

export interface Intake {
  /** Records, to be walked once. */
  readonly batches: AsyncIterable<readonly NewRecord[]>
  readonly counts: IntakeCounts
  /** After the last batch: refuses the file where too much of it is bad. */
  conclude(): MapperConclusion
}

export interface IntakeOptions {
  readonly label: string
  readonly mapping: MappingContent
  readonly signal?: AbortSignal
  readonly onProgress: (rowsRead: number) => void
}

/** Puts the rows of a source through a mapping. */
export function createIntake(
  source: Source,
  mapper: RowMapper,
  rejects: RejectsFile,
  options: IntakeOptions,
): Intake {
  const counts: IntakeCounts = {
    rowsRead: 0,
    taken: 0,
    rejected: 0,
    filtered: new Map(),
    rejectedByReason: new Map(),
    families: new Map(),
    months: new Set(),
  }
  let conclusion: MapperConclusion | undefined

  async function* batches(): AsyncGenerator<readonly NewRecord[]> {
    for await (const batch of source.rows) {
      options.signal?.throwIfAborted()
      const { records, found } = takeBatch(batch, source, mapper, counts)
      await rejects.write(found)
      options.onProgress(counts.rowsRead)
      if (records.length > 0) yield records
    }
  }

  return {
    batches: { [Symbol.asyncIterator]: batches },
    counts,
    conclude() {
      refuseBadFile(counts, options)
      conclusion ??= mapper.conclude()
      return conclusion
    },
  }
}

function takeBatch(
  batch: RowBatch,
  source: Source,
  mapper: RowMapper,
  counts: IntakeCounts,
): { readonly records: readonly NewRecord[]; readonly found: readonly Reject[] } {
  const records: NewRecord[] = []
  const found: Reject[] = []
  for (const [index, row] of batch.rows.entries()) {
    takeRow(row, batch.lines[index] ?? 0, { source, mapper, counts, records, found })
  }
  for (const rejected of batch.rejected) {
    counts.rejected += 1
    found.push(toUnreadReject(rejected))
  }
  counts.rowsRead += batch.rows.length + batch.rejected.length
  for (const { code } of found) addOne(counts.rejectedByReason, code)
  for (const { family, month } of records) {
    addOne(counts.families, family)
    counts.months.add(month)
  }
  return { records, found }
}

interface RowSetting {
  readonly source: Source
  readonly mapper: RowMapper
  readonly counts: IntakeCounts
  readonly records: NewRecord[]
  readonly found: Reject[]
}

function takeRow(row: Row, line: number, setting: RowSetting): void {
  const { source, mapper, counts, records, found } = setting
  const result = mapper.map(row, records)
  switch (result.kind) {
    case 'filtered':
      addOne(counts.filtered, result.reason)
      return
    case 'rejected':
      counts.rejected += 1
      for (const problem of result.problems)
        found.push(toReject(problem, row, line, source.columns))
      return
    case 'taken':
      counts.taken += 1
      counts.rejected += result.cellProblems.length
      for (const problem of result.cellProblems) {
        found.push(toReject(problem, row, line, source.columns))
      }
  }
}

function addOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function refuseBadFile(counts: IntakeCounts, { label, mapping }: IntakeOptions): void {
  const { taken, rejected, rejectedByReason } = counts
  if (rejected === 0) return
  const reasons = [...rejectedByReason]
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ')
  if (taken === 0) {
    const message = `${label}: all ${rejected} rows were rejected (${reasons}); nothing was stored. The mapping is probably for another export`
    throw new CitxError('ALL_ROWS_REJECTED', message)
  }
  const share = rejected / (taken + rejected)
  if (share <= mapping.maximumRejected) return
  const message = `${label}: ${rejected} of ${taken + rejected} rows were rejected (${percent(share)}; ${reasons}), more than the ${percent(mapping.maximumRejected)} that the mapping allows with maximumRejected; nothing was stored`
  throw new CitxError('BAD_FILE', message)
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
