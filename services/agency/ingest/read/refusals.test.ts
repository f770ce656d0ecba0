import { gzipSync } from 'node:zlib'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ErrorCode } from '@citx/kit/errors/error-codes.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSource } from './open-source.ts'
import type { OpenOptions } from './source.ts'
import { readContent, readWhole } from './testing.ts'

interface Refusal {
  readonly title: string
  readonly content: string | Uint8Array
  readonly options?: OpenOptions
  readonly code: ErrorCode
  readonly says: RegExp
}

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le')
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const packed = gzipSync('a,b\n'.repeat(1000))
const bigTable = gzipSync(Buffer.alloc(80 * 1024 ** 2, `${'a'.repeat(1000)},b\n`))
const deep = `${'{"a":'.repeat(100_000)}1.0${'}'.repeat(100_000)}`
const small = { limits: { maxRecordChars: 1000 } }

const refusals: readonly Refusal[] = [
  { title: 'nothing', content: '', code: 'EMPTY_FILE', says: /is empty/ },
  { title: 'nothing, packed', content: gzipSync(''), code: 'EMPTY_FILE', says: /is empty/ },
  { title: 'a byte order mark alone', content: '\ufeff', code: 'EMPTY_FILE', says: /blank/ },
  { title: 'blank lines', content: '\n \r\n\n', code: 'EMPTY_FILE', says: /blank/ },
  {
    title: 'blank JSON',
    content: ' \n',
    options: { format: 'json' },
    code: 'EMPTY_FILE',
    says: /blank/,
  },
  {
    title: 'blank NDJSON',
    content: ' \n',
    options: { format: 'ndjson' },
    code: 'EMPTY_FILE',
    says: /blank/,
  },

  {
    title: 'latin1 without a declaration',
    content: latin1('a,b\n1,2\ncafé,3\n'),
    code: 'BAD_ENCODING',
    says: /byte 0xE9 at offset 11 in line 3; .*encoding: windows-1252/,
  },
  {
    title: 'latin1 in the header',
    content: latin1('a,caf\xe9\n1,2\n'),
    code: 'BAD_ENCODING',
    says: /byte 0xE9 at offset 5/,
  },
  {
    title: 'a stray continuation byte',
    content: latin1('a,b\n\x80,2\n'),
    code: 'BAD_ENCODING',
    says: /0x80 at offset 4 in line 2/,
  },
  {
    title: 'an overlong sequence',
    content: latin1('a,b\n\xc0\xaf,2\n'),
    code: 'BAD_ENCODING',
    says: /0xC0 at offset 4/,
  },
  {
    title: 'a surrogate in UTF-8',
    content: latin1('a,b\n\xed\xa0\x80,2\n'),
    code: 'BAD_ENCODING',
    says: /0xED at offset 4/,
  },
  {
    title: 'latin1 in NDJSON',
    content: latin1('{"a":1}\n{"a":"\xe9t\xe9"}\n'),
    code: 'BAD_ENCODING',
    says: /0xE9 at offset 14 in line 2/,
  },
  {
    title: 'half a surrogate pair in UTF-16',
    content: utf16('\ufeffa,b\n\ud800x,2\n'),
    code: 'BAD_ENCODING',
    says: /utf-16le: byte 0x00 at offset 10/,
  },
  {
    title: 'UTF-16 without a mark',
    content: utf16('a,b\n1,2\n'),
    code: 'BAD_ENCODING',
    says: /declare encoding: utf-16le/,
  },
  { title: 'UTF-32', content: latin1('\xff\xfe\0\0a\0\0\0'), code: 'BAD_ENCODING', says: /UTF-32/ },
  {
    title: 'an unknown encoding',
    content: 'a',
    options: { encoding: 'utf-9' },
    code: 'BAD_ENCODING',
    says: /no encoding "utf-9"/,
  },
  {
    title: 'a byte the declared encoding lacks',
    content: latin1('a,b\n\xa5,2\n'),
    options: { encoding: 'iso-8859-3' },
    code: 'BAD_ENCODING',
    says: /0xA5 at offset 4 in line 2/,
  },
  {
    title: 'an end inside a character',
    content: latin1('a,b\n1,\xe2\x82'),
    code: 'TRUNCATED_FILE',
    says: /ends inside a character .*offset 6/,
  },
  {
    title: 'half a UTF-16 unit',
    content: utf16('\ufeffa,b\n').subarray(0, 9),
    code: 'TRUNCATED_FILE',
    says: /ends inside a character/,
  },
  {
    title: 'half a Shift JIS character',
    content: latin1('a,b\n1,\x83'),
    options: { encoding: 'shift_jis' },
    code: 'TRUNCATED_FILE',
    says: /ends inside a character/,
  },

  {
    title: 'gzip cut off',
    content: packed.subarray(0, packed.length - 12),
    code: 'TRUNCATED_FILE',
    says: /gzip data ends early/,
  },
  {
    title: 'gzip cut after its mark',
    content: packed.subarray(0, 2),
    code: 'TRUNCATED_FILE',
    says: /gzip data ends early/,
  },
  {
    title: 'gzip damaged',
    content: packed.map((byte, at) => (at === 15 ? byte ^ 0xff : byte)),
    code: 'BAD_FILE',
    says: /damaged/,
  },
  {
    title: 'gzip with a wrong checksum',
    content: packed.map((byte, at) => (at === packed.length - 6 ? byte ^ 0xff : byte)),
    code: 'BAD_FILE',
    says: /damaged/,
  },
  {
    title: 'gzip over its bound',
    content: packed,
    options: { limits: { maxUnpackedBytes: 3000 } },
    code: 'BAD_FILE',
    says: /more than 3000 bytes/,
  },
  {
    title: 'gzip that unpacks beyond reason',
    content: bigTable,
    code: 'BAD_FILE',
    says: /times its size/,
  },

  {
    title: 'a quote never closed',
    content: 'a,b\n1,2\n"x\ny","z\n3,4\n',
    code: 'TRUNCATED_FILE',
    says: /quote: the one opened in line 4 is never closed/,
  },
  {
    title: 'a quote never closed in the header',
    content: 'a,"b\n1,2\n',
    code: 'TRUNCATED_FILE',
    says: /opened in the header \(line 1\)/,
  },
  {
    title: 'a header with text after a quote',
    content: '"a"x,b\n1,2\n',
    code: 'BAD_FILE',
    says: /after the closing quote of column 1/,
  },
  { title: 'a header with a NUL', content: 'abcdefgh\0,b\n1,2\n', code: 'BAD_FILE', says: /NUL/ },
  {
    title: 'a header beyond the end',
    content: 'a,b\n1,2\n',
    options: { headerRow: 9 },
    code: 'BAD_FILE',
    says: /has 2 lines and so no header in row 9/,
  },
  {
    title: 'a blank header',
    content: 'a,b\n\n1,2\n',
    options: { headerRow: 2 },
    code: 'BAD_FILE',
    says: /row 2 should be the header but is blank/,
  },
  {
    title: 'too many columns',
    content: ','.repeat(50),
    options: { limits: { maxColumns: 40 } },
    code: 'BAD_FILE',
    says: /51 columns/,
  },
  {
    title: 'a record without end',
    content: `a,b\n1,2\n${'x'.repeat(5000)}`,
    options: small,
    code: 'LINE_TOO_LONG',
    says: /record in line 3 does not end within 1000/,
  },
  {
    title: 'a quoted record without end',
    content: `a,b\n"${'x\n'.repeat(5000)}`,
    options: small,
    code: 'LINE_TOO_LONG',
    says: /line 2 .*closing quote/,
  },
  {
    title: 'a header without end',
    content: 'x'.repeat(5000),
    options: small,
    code: 'LINE_TOO_LONG',
    says: /no header ends within/,
  },
  {
    title: 'an NDJSON line without end',
    content: `{"a":1}\n{"a":"${'x'.repeat(5000)}`,
    options: { ...small, format: 'ndjson' },
    code: 'LINE_TOO_LONG',
    says: /line 2 does not end/,
  },

  {
    title: 'JSON cut in an array',
    content: '[{"a":1},{"a":2}',
    code: 'TRUNCATED_FILE',
    says: /line 1, column 17 \(character 16\)/,
  },
  {
    title: 'JSON cut in a string',
    content: '[{"a":1},\n{"a":"two',
    code: 'TRUNCATED_FILE',
    says: /line 2, column 10/,
  },
  {
    title: 'JSON cut in an escape',
    content: '[{"a":"\\u00',
    code: 'TRUNCATED_FILE',
    says: /cut off/,
  },
  { title: 'JSON cut in a word', content: '[{"a":tru', code: 'TRUNCATED_FILE', says: /cut off/ },
  {
    title: 'JSON cut before its line end',
    content: '[{"a":1},\n',
    code: 'TRUNCATED_FILE',
    says: /cut off/,
  },
  {
    title: 'JSON malformed',
    content: '[{"a":1},\n{"a":x}]',
    code: 'BAD_FILE',
    says: /not valid JSON at line 2, column 6/,
  },
  {
    title: 'JSON with a comma too many',
    content: '[{"a":1},]',
    code: 'BAD_FILE',
    says: /column 10/,
  },
  { title: 'JSON followed by more', content: '[{"a":1}] []', code: 'BAD_FILE', says: /column 11/ },
  {
    title: 'JSON over its bound',
    content: `[${'{"a":1},'.repeat(99)}{}]`,
    options: { limits: { maxDocumentChars: 100 } },
    code: 'BAD_FILE',
    says: /one object per line/,
  },
  {
    title: 'JSON that is one object',
    content: '{"name":"x","data":[{"a":1}],"other":{"rows":[{}]}}',
    code: 'BAD_FILE',
    says: /an object with 3 keys at the top.*recordsAt: \/data or \/other\/rows/,
  },
  {
    title: 'JSON with nothing at the place',
    content: '{"data":[{"a":1}]}',
    options: { recordsAt: '/items' },
    code: 'BAD_FILE',
    says: /nothing at \/items; the keys there are data/,
  },
  {
    title: 'JSON with a scalar at the place',
    content: '{"data":5}',
    options: { recordsAt: 'data' },
    code: 'BAD_FILE',
    says: /a number at \/data/,
  },
  {
    title: 'JSON that is a string',
    content: '"hello"',
    options: { format: 'json' },
    code: 'BAD_FILE',
    says: /a string at the top/,
  },
  {
    title: 'JSON whose array holds arrays',
    content: '[["a","b"],[1,2]]',
    code: 'BAD_FILE',
    says: /begins with an array of 2, but each record must be an object/,
  },
  {
    title: 'JSON whose keys are data',
    content: JSON.stringify([{ a: 1, b: 2, c: 3 }]),
    options: { limits: { maxColumns: 2 } },
    code: 'BAD_FILE',
    says: /keys seem to be data/,
  },
  {
    title: 'NDJSON cut off',
    content: '{"a":1}\n{"a":2',
    options: { format: 'ndjson' },
    code: 'TRUNCATED_FILE',
    says: /ends unfinished at line 2, column 7/,
  },
  {
    title: 'NDJSON that is none',
    content: 'a,b\n1,2\n',
    options: { format: 'ndjson' },
    code: 'BAD_FILE',
    says: /line 1, column 1 is not valid JSON/,
  },
  {
    title: 'NDJSON that is an array',
    content: '[{"a":1}]\n',
    options: { format: 'ndjson' },
    code: 'BAD_FILE',
    says: /an array of 1.*give format: json/,
  },

  {
    title: 'gzip with padding behind it',
    content: Buffer.concat([packed, Buffer.alloc(1024 ** 2)]),
    code: 'BAD_FILE',
    says: /goes on after the end/,
  },
  {
    title: 'a place in a file without places',
    content: 'a,b\n',
    options: { recordsAt: '/data' },
    code: 'BAD_USAGE',
    says: /read as csv/,
  },
  {
    title: 'a workbook',
    content: latin1('PK\x03\x04\x14\0'),
    code: 'BAD_FILE',
    says: /Excel workbook \(\.xlsx\): save the sheet as CSV/,
  },
  { title: 'a Parquet file', content: latin1('PAR1\x15\x04'), code: 'BAD_FILE', says: /Parquet/ },
  {
    title: 'a tar archive',
    content: gzipSync(`name${'\0'.repeat(253)}ustar\0`),
    code: 'BAD_FILE',
    says: /tar archive/,
  },
  {
    title: 'a login page',
    content: '\ufeff<!DOCTYPE html><title>Log in</title>',
    code: 'BAD_FILE',
    says: /HTML or XML/,
  },
  {
    title: 'XML',
    content: '<?xml version="1.0"?><requests/>',
    code: 'BAD_FILE',
    says: /HTML or XML/,
  },

  {
    title: 'a delimiter of two characters',
    content: 'a',
    options: { delimiter: '||' },
    code: 'BAD_USAGE',
    says: /one character/,
  },
  {
    title: 'a quote as delimiter',
    content: 'a',
    options: { delimiter: '"' },
    code: 'BAD_USAGE',
    says: /no quote/,
  },
  {
    title: 'a header row 0',
    content: 'a',
    options: { headerRow: 0 },
    code: 'BAD_USAGE',
    says: /headerRow 0/,
  },
  {
    title: 'a negative skip',
    content: 'a',
    options: { skipRowsAfterHeader: -1 },
    code: 'BAD_USAGE',
    says: /skipRowsAfterHeader -1/,
  },
]

const failureOf = async (work: Promise<unknown>): Promise<CitxError> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof CitxError) return error
  throw error ?? new Error('nothing was refused')
}

describe('refuses', () => {
  it.each(refusals)('$title with $code', async ({ content, options, code, says }) => {
    const error = await failureOf(readContent(content, options))
    expect(error).toMatchObject({ code, message: expect.stringMatching(says) })
  })

  it.each(refusals.filter(({ content }) => content.length < 20_000))(
    '$title in the same words byte by byte',
    async ({ content, options }) => {
      const whole = await failureOf(readContent(content, options))
      const bytes = await failureOf(readContent(content, options, 1))
      expect(bytes.message.replace(/after \d+/, '')).toBe(whole.message.replace(/after \d+/, ''))
    },
  )
})

describe('refuses nesting without end', () => {
  it('of a document', async () => {
    const error = await failureOf(readContent(`[{"a":1},${deep}]`))
    expect(error).toMatchObject({ code: 'BAD_FILE', message: expect.stringMatching(/too deeply/) })
  })

  it('of a record', async () => {
    const { lines, rejected } = await readContent(
      `{"a":1}\n${deep}\n${deep.replace('.0', '')}\n{"a":2}`,
    )
    expect(lines).toEqual([1, 4])
    expect(rejected.map(({ reason }) => reason)).toEqual(['nested-too-deep', 'nested-too-deep'])
  })
})

describe('refuses as a path', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citx-read-'))
    await writeFile(join(folder, 'a.csv'), 'a,b\n1,2\n')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each([
    ['a missing file', 'none.csv', 'FILE_NOT_FOUND', /there is no file .*none\.csv/],
    ['a directory', '', 'NOT_A_FILE', /is a directory: name one file in it/],
    ['a file as a folder', 'a.csv/b.csv', 'NOT_A_FILE', /part of the path is a file/],
    ['a device', '/dev/null', 'NOT_A_FILE', /not a regular file: pipe it in/],
  ])('%s', async (_title, name, code, says) => {
    const path = name.startsWith('/') ? name : join(folder, name)
    const error = await failureOf(openSource(path))
    expect(error).toMatchObject({ code, message: expect.stringMatching(says) })
  })
})

describe('stops early', () => {
  it.each([
    ['a header', ''],
    ['a record', 'a,b\n'],
    ['a quoted record', 'a,b\n"'],
    ['an NDJSON record', '{"a":1}\n{"a":"'],
  ])('in %s without end, after little more than its bound', async (_title, start) => {
    let pulled = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start)
      for (const piece = Buffer.alloc(64 * 1024, 'x'); ; pulled += piece.length) yield piece
    }
    const read = async (): Promise<void> => {
      await using source = await openSource('-', { stdin: endless() })
      await readWhole(source)
    }
    expect(await failureOf(read())).toMatchObject({ code: 'LINE_TOO_LONG' })
    expect(pulled).toBeLessThan(17 * 1024 ** 2)
  })
})
