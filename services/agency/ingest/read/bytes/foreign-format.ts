import { CitxError } from '@citx/kit/errors/citx-error.ts'

interface ForeignFormat {
  readonly name: string
  readonly remedy: string
  readonly magic: string
  readonly at?: number
}

const AS_CSV = 'save the sheet as CSV (UTF-8) and give that'
const UNPACK = 'unpack it and give the file inside, or pack that with gzip'

/** Files that people give where a table of text is wanted, known by their first bytes (in latin1). */
const foreignFormats: readonly ForeignFormat[] = [
  { name: 'a ZIP archive or an Excel workbook (.xlsx)', remedy: AS_CSV, magic: 'PK\x03\x04' },
  { name: 'an old Excel workbook (.xls)', remedy: AS_CSV, magic: '\xd0\xcf\x11\xe0' },
  { name: 'a bzip2 file', remedy: UNPACK, magic: 'BZh' },
  { name: 'an xz file', remedy: UNPACK, magic: '\xfd7zXZ\x00' },
  { name: 'a Zstandard file', remedy: UNPACK, magic: '\x28\xb5\x2f\xfd' },
  { name: 'a 7-Zip archive', remedy: UNPACK, magic: "7z\xbc\xaf'\x1c" },
  { name: 'a tar archive', remedy: UNPACK, magic: 'ustar', at: 257 },
  { name: 'a Parquet file', remedy: 'export it as CSV or NDJSON', magic: 'PAR1' },
  { name: 'an SQLite database', remedy: 'export the table as CSV', magic: 'SQLite format 3\x00' },
  { name: 'a PDF document', remedy: 'ask for the data as CSV', magic: '%PDF-' },
]

const MARKUP = /^\s*<(?:!doctype|html|\?xml|head|body|!--)/i

/** Refuses bytes that are no text of records, saying what they are. */
export function refuseForeignFormat(head: Uint8Array, label: string): void {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 512)).toString(
    'latin1',
  )
  const found = foreignFormats.find(({ magic, at = 0 }) => start.startsWith(magic, at))
  if (found !== undefined) {
    throw new CitxError('BAD_FILE', `${label} is ${found.name}: ${found.remedy}`)
  }
  if (MARKUP.test(start.replace('\xef\xbb\xbf', ''))) {
    const remedy = 'it may be the page of a login or an error; download the export itself'
    throw new CitxError('BAD_FILE', `${label} is an HTML or XML page: ${remedy}`)
  }
}
