import type { ExportRow } from './export-rows.ts'
import type { SampleAgency } from './story.ts'

export type ExportKind = 'contacts' | 'cases' | 'survey' | 'staff' | 'published'

export interface DialectFile {
  readonly file: string
  readonly bytes: Buffer
  /** The mapping's file name in `infra/sample/mappings`. */
  readonly mapping: string
}

/** Writes rows the way a system of that country does: separators, encoding, column names, dates, codes. */
export function toDialect(
  dialect: SampleAgency['dialect'],
  kind: ExportKind,
  rows: readonly ExportRow[],
): DialectFile {
  return dialect === 'danish' ? danish(kind, rows) : english(kind, rows)
}

/** UTF-8; the contact centre writes NDJSON, the case system gzips, the survey tool starts with a byte order mark. */
function english(kind: ExportKind, rows: readonly ExportRow[]): DialectFile {
  const mapping = `${kind}.yaml`
  if (kind === 'contacts') {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    return { file: 'contacts.ndjson', bytes: Buffer.from(lines), mapping }
  }
  const text = table(rows, ',', '\n')
  if (kind === 'cases') return { file: 'cases.csv.gz', bytes: Buffer.from(text), mapping }
  const mark = kind === 'survey' ? '\uFEFF' : ''
  return { file: `${kind}.csv`, bytes: Buffer.from(mark + text), mapping }
}

const danishNames: Readonly<Record<ExportKind, string>> = {
  contacts: 'henvendelser',
  cases: 'sager',
  survey: 'maaling',
  staff: 'trivsel',
  published: 'noegletal',
}

const danishColumns: Readonly<Record<string, string>> = {
  service: 'Ydelse',
  channel: 'Kanal',
  received_at: 'Modtaget',
  opened_at: 'Oprettet',
  closed_at: 'Afsluttet',
  answered_at: 'Besvaret',
  answered_on: 'Besvaret',
  value: 'Værdi',
  note: 'Bemærkning',
}

const danishCodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: {
    WEB: 'Selvbetjening',
    PHONE: 'Telefon',
    DESK: 'Borgerservice',
    EMAIL: 'E-mail',
    POST: 'Brev',
  },
}

/** Semicolons, CRLF, Windows-1252, day first, decimal comma. */
function danish(kind: ExportKind, rows: readonly ExportRow[]): DialectFile {
  const translated = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [
        danishColumns[column] ?? column,
        danishCell(column, cell),
      ]),
    ),
  )
  const name = danishNames[kind]
  return {
    file: `${name}.csv`,
    bytes: Buffer.from(table(translated, ';', '\r\n'), 'latin1'),
    mapping: `${name}.yaml`,
  }
}

function danishCell(column: string, cell: string): string {
  if (column === 'value') return cell.replace('.', ',')
  const date = /^(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(cell)
  if (date !== null) return `${date[3]}-${date[2]}-${date[1]}${date[4]}`
  return danishCodes[column]?.[cell] ?? cell
}

function table(rows: readonly ExportRow[], delimiter: string, newline: string): string {
  const [first] = rows
  if (first === undefined) throw new RangeError('an export without rows')
  const columns = Object.keys(first)
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '', delimiter)))
  return [columns, ...lines].map((line) => line.join(delimiter) + newline).join('')
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
}
