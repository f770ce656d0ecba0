import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { contactRows, caseRows, staffRows, surveyRows, type ExportRow } from './export-rows.ts'
import { toDialect, type ExportKind } from './dialect.ts'
import { createRandom } from './random.ts'
import { SAMPLE_MONTHS, type SampleAgency } from './story.ts'

/** An export file of a sample agency, and the mapping it is to be read with. */
export interface WrittenExport {
  readonly path: string
  readonly mapping: string
}

export interface WriteOptions {
  readonly months?: readonly string[]
  readonly signal?: AbortSignal
}

const kinds: readonly ExportKind[] = ['contacts', 'cases', 'survey', 'staff', 'published']

/**
 * Writes what the agency's systems would export over the months given: five files, each in the agency's own dialect, one after
 * the other, so that the signal is heard between them.
 */
export async function writeExports(
  agency: SampleAgency,
  directory: string,
  { months = SAMPLE_MONTHS, signal }: WriteOptions = {},
): Promise<readonly WrittenExport[]> {
  await mkdir(directory, { recursive: true })
  const written: WrittenExport[] = []
  for (const kind of kinds) {
    signal?.throwIfAborted()
    const { file, bytes, mapping } = toDialect(agency.dialect, kind, rowsOf(agency, kind, months))
    const path = join(directory, file)
    const sink = createWriteStream(path)
    await (file.endsWith('.gz') ? pipeline([bytes], createGzip(), sink) : pipeline([bytes], sink))
    written.push({ path, mapping })
  }
  return written
}

function rowsOf(agency: SampleAgency, kind: ExportKind, months: readonly string[]): ExportRow[] {
  return months.flatMap((month) => {
    const index = SAMPLE_MONTHS.indexOf(month)
    const seed = agency.seed * 1000 + index * 10 + kinds.indexOf(kind)
    const place = { agency, month, index, random: createRandom(seed) }
    switch (kind) {
      case 'contacts':
        return agency.journeys.flatMap((story) => contactRows(place, story))
      case 'cases':
        return agency.journeys.flatMap((story) => caseRows(place, story))
      case 'survey':
        return agency.journeys.flatMap((story) => surveyRows(place, story))
      case 'staff':
        return staffRows(place, agency.staff)
      case 'published':
        return publishedRows(agency, month)
    }
  })
}

/** What the agency publishes itself: unit costs, residents, and its own satisfaction score. */
function publishedRows(agency: SampleAgency, month: string): ExportRow[] {
  const { currency, amounts } = agency.unitCosts
  const row = (figure: string, value: number, rest: Partial<ExportRow> = {}): ExportRow => ({
    month,
    figure,
    service: 'ALL',
    channel: 'ALL',
    value: String(value),
    currency: '',
    answers: '',
    ...Object.fromEntries(Object.entries(rest).filter((entry) => entry[1] !== undefined)),
  })
  const { residents } = agency.profile
  return [
    ...Object.entries(amounts).map(([channel, value]) =>
      row('unit-cost', value, { channel, currency }),
    ),
    ...(residents === undefined ? [] : [row('residents', residents)]),
    ...agency.published
      .filter((figure) => figure.month === month)
      .map((figure) =>
        row(figure.figure, figure.value, {
          service: figure.service,
          answers: String(figure.answers),
        }),
      ),
  ]
}
