import { gzipSync } from 'node:zlib'
import type { Refusal } from '../refusal.ts'

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le')
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const packed = gzipSync('a,b\n'.repeat(1000))
const bigTable = gzipSync(Buffer.alloc(80 * 1024 ** 2, `${'a'.repeat(1000)},b\n`))

/** Refused for its bytes: empty, in another encoding, badly packed, or no text of records at all. */
export const refusedBytes: readonly Refusal[] = [
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
    title: 'gzip with padding behind it',
    content: Buffer.concat([packed, Buffer.alloc(1024 ** 2)]),
    code: 'BAD_FILE',
    says: /goes on after the end/,
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
]
