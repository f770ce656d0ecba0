import { Command } from 'commander'
import { openAgency } from '@citx/agency/agency.ts'
import { checkExport, ingestInto, type IngestIntoOptions } from '@citx/agency/ingest/ingest-into.ts'
import type { IngestSummary } from '@citx/agency/ingest/summary.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { createProgress } from '../terminal/progress.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { agencyOption, dataOption, examples, jsonOption, withOptions } from './options.ts'

interface IngestCommandOptions {
  readonly agency: string
  readonly data: string
  readonly mapping: string
  readonly check: boolean
  readonly rejects?: string
  readonly window?: string
  readonly agencyCode?: string
  readonly exportedAt?: string
  readonly json: boolean
}

export function ingestCommand(terminal: Terminal): Command {
  const command = new Command('ingest')
    .summary('read an export into the agency')
    .description(
      'Reads an export (CSV, TSV, JSON, NDJSON, also gzipped) as its mapping says. What the mapping does not name is dropped at the door. The same export again adds nothing twice. Rejected rows go to a file with their reasons.',
    )
    .argument('<file>', 'the export; "-" for standard input')
    .requiredOption('--mapping <file>', 'the mapping that describes the export')
    .option('--check', 'read and report everything, store nothing', false)
    .option('--rejects <file>', "where rejected rows go (else into the agency's folder)")
    .option('--window <window>', 'window of an export that says nothing of time')
    .option('--agency-code <code>', "the agency's code in a file of several agencies")
    .option('--exported-at <date>', 'when the file was written: what was open then is censored')
    .addHelpText(
      'after',
      examples(
        'citx ingest contacts.csv --mapping contacts.yaml --agency eastvale',
        'zcat survey.csv.gz | citx ingest - --mapping survey.yaml --agency eastvale --check --json',
      ),
    )
    .action(async (file: string, options: IngestCommandOptions) => {
      const summary = await run(terminal, file, options)
      writeResult(terminal, options.json, summary, () => describeSummary(summary, options.check))
    })
  return withOptions(command, [agencyOption(), dataOption(), jsonOption()])
}

async function run(
  terminal: Terminal,
  file: string,
  options: IngestCommandOptions,
): Promise<IngestSummary> {
  const progress = createProgress(terminal, 'Reading')
  const given: IngestIntoOptions = {
    file,
    stdin: terminal.stdin,
    mapping: options.mapping,
    ...(options.rejects !== undefined && { rejectsPath: options.rejects }),
    ...(options.window !== undefined && { window: options.window }),
    ...(options.agencyCode !== undefined && { agencyCode: options.agencyCode }),
    ...(options.exportedAt !== undefined && { exportedAt: parseDate(options.exportedAt) }),
    onProgress: ({ rowsRead, bytesRead, bytesTotal = 0 }) =>
      progress.update(bytesRead, bytesTotal, `${rowsRead.toLocaleString('en')} rows`),
    signal: terminal.signal,
  }
  try {
    if (options.check) return await checkExport(options.agency, given)
    await using agency = await openAgency({
      dataDir: options.data,
      agency: options.agency,
      env: terminal.env,
    })
    return await ingestInto(agency, given)
  } finally {
    progress.end()
  }
}

/** A day is left as it is, for it ends when the agency's day does. */
function parseDate(text: string): Date | string {
  const date = new Date(text)
  if (Number.isNaN(date.getTime()))
    throw new CitxError('BAD_USAGE', `--exported-at takes a date such as 2026-03-01, not "${text}"`)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text : date
}

/** What an ingest did, for people. */
export function describeSummary(summary: IngestSummary, check: boolean): readonly string[] {
  const { records, filtered, rejected } = summary
  return [
    check ? 'Checked; nothing was stored.' : `Stored, source ${summary.source}.`,
    `Rows read: ${summary.rowsRead}`,
    ...counts('set aside', filtered),
    ...counts('left out', summary.leftOut),
    `Rejected: ${rejected.total}`,
    ...counts('rejected', rejected.byReason),
    ...(rejected.total > 0 && summary.rejectsFile !== undefined
      ? [`  see ${summary.rejectsFile}`]
      : []),
    ...(check
      ? []
      : [`Records: ${records.new} new, ${records.changed} changed, ${records.unchanged} known`]),
    ...describeFigures(summary, check),
    ...counts('records', summary.families),
    ...summary.places.map(describePlaces),
    ...summary.answers.map(describeAnswers),
    `Windows: ${summary.windows.length === 0 ? 'none changed' : summary.windows.join(', ')}`,
    ...summary.breaks.map(({ measure, note }) => `The series of ${measure} breaks. ${note}`),
    ...summary.notes,
  ]
}

function describePlaces({
  record,
  dimension,
  placed,
  leftOpen,
}: IngestSummary['places'][number]): string {
  const open = leftOpen > 0 ? `, ${leftOpen} left open` : ''
  return `  ${record}, ${dimension}: ${placed} placed${open}`
}

function describeAnswers({
  record,
  measure,
  ...counted
}: IngestSummary['answers'][number]): string {
  const { answered, absent, leftOpen } = counted
  return [
    `  ${record}, ${measure}: ${answered} answered`,
    ...(absent > 0 ? [`${absent} absent`] : []),
    ...(leftOpen > 0 ? [`${leftOpen} left open`] : []),
  ].join(', ')
}

function describeFigures({ figures, recomputed }: IngestSummary, check: boolean): string[] {
  if (figures.total === 0) return []
  const { total, new: added, changed, unchanged } = figures
  const differing = recomputed.filter(({ equal }) => equal.length === 0).length
  return [
    check ? `Figures: ${total}` : `Figures: ${added} new, ${changed} changed, ${unchanged} known`,
    ...(recomputed.length === 0
      ? []
      : [`Published scores computed again: ${recomputed.length}, of which ${differing} differ`]),
  ]
}

function counts(what: string, by: Readonly<Record<string, number | undefined>>): string[] {
  return Object.entries(by).map(([name, count]) => `  ${what}, ${name}: ${count ?? 0}`)
}
