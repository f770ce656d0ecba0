import type { StoredImport } from '../records/store-import.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { detectBreaks } from './detect-breaks.ts'
import type { Intake } from './intake.ts'
import type { MappingContent } from './mapping/mapping.ts'
import { noteAssumptions } from './note-assumptions.ts'
import { noteSilence } from './note-silence.ts'
import type { Source } from './read/source.ts'
import { recomputeScores } from './recompute.ts'
import type { IngestSummary } from './summary.ts'

export interface SummarySources {
  readonly mapping: MappingContent
  readonly vocabulary: Vocabulary
  readonly source: Source
  readonly intake: Intake
  readonly rejectsFile: string | undefined
  /** When the file was written, as the operator says, and when it was read. */
  readonly exportedAt: Date | string | undefined
  readonly now: Date
  /** undefined in a check. */
  readonly stored: StoredImport | undefined
}

/** Puts together what an operator is told. */
export function summarize(given: SummarySources): IngestSummary {
  const { mapping, source, intake, stored } = given
  const { counts } = intake
  const conclusion = intake.conclude()
  const { figures } = conclusion
  return {
    source: mapping.source,
    stored: stored !== undefined,
    format: source.format,
    encoding: source.encoding,
    digest: source.digest(),
    rowsRead: counts.rowsRead,
    filtered: Object.fromEntries(counts.filtered),
    rejected: {
      total: counts.rejected,
      byReason: Object.fromEntries(counts.rejectedByReason),
    },
    leftOut: Object.fromEntries(conclusion.leftOut),
    answers: conclusion.answers,
    places: conclusion.places,
    absent: Object.fromEntries(
      [...conclusion.absent].map(([column, tally]) => [column, Object.fromEntries(tally)]),
    ),
    families: Object.fromEntries(counts.families),
    records: {
      duplicates: stored?.staged.duplicates ?? 0,
      new: stored?.records.new ?? 0,
      changed: stored?.records.changed ?? 0,
      unchanged: stored?.records.unchanged ?? 0,
    },
    figures: {
      total: figures.length,
      new: stored?.figures.new ?? 0,
      changed: stored?.figures.changed ?? 0,
      unchanged: stored?.figures.unchanged ?? 0,
    },
    windows: windowsOf(given),
    recomputed: recomputeScores(figures, conclusion.checked, given.vocabulary),
    breaks: stored?.breaks ?? detectBreaks(figures, given.vocabulary),
    rejectsFile: given.rejectsFile,
    notes: notesOf(given),
  }
}

function windowsOf({ intake, stored }: SummarySources): readonly string[] {
  const months = stored?.records.months ?? [...intake.counts.months]
  const windows =
    stored?.figures.windows ?? intake.conclude().figures.map((figure) => figure.window)
  return [...new Set([...months.map((month) => month.slice(0, 7)), ...windows])].toSorted()
}

function notesOf({ mapping, intake, stored, exportedAt, now }: SummarySources): readonly string[] {
  const { rowsRead, taken, filtered } = intake.counts
  const conclusion = intake.conclude()
  const { leftOut } = conclusion
  const notes: string[] = []
  if (rowsRead === 0) notes.push('the file holds no rows')
  else if (taken === 0) notes.push('no row was taken: all were filtered')
  if (rowsRead > 0 && filtered.get('other-agency') === rowsRead) {
    notes.push("no row is this agency's: check agency in the mapping")
  }
  if (mapping.file.rowCap !== undefined && rowsRead >= mapping.file.rowCap) {
    notes.push(
      `the file has ${rowsRead} rows, the most that its system writes: it was probably cut off`,
    )
  }
  if (leftOut.has('no-calendar-window')) {
    notes.push('figures of other spans than a month, quarter or year of the calendar were left out')
  }
  if (leftOut.has('single-cases')) {
    notes.push(
      'figures whose rows count one each were left out: they count people or cases, which records are for',
    )
  }
  if (taken > 0) {
    notes.push(...noteSilence(conclusion, mapping))
    notes.push(...noteAssumptions(conclusion, mapping, { exportedAt, now }))
  }
  if (stored !== undefined) {
    notes.push('records that an earlier export held and this one does not were kept')
  }
  return notes
}
