import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSource } from './open-source.ts'
import { asObjects, readContent, readWhole } from './testing.ts'

const csv = 'id,text\n1,“quoted” €5 – café\n'
const rows = [['1', '“quoted” €5 – café']]

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-read-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('encodings', () => {
  const cp1252 = Buffer.from('id,text\n1,\x93quoted\x94 \x805 \x96 caf\xe9\n', 'latin1')
  it.each([
    ['UTF-8', Buffer.from(csv), undefined, 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`), undefined, 'utf-8'],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${csv}`, 'utf16le'), undefined, 'utf-16le'],
    [
      'UTF-16BE with a mark',
      Buffer.from(`\ufeff${csv}`, 'utf16le').swap16(),
      undefined,
      'utf-16be',
    ],
    ['UTF-16LE as declared', Buffer.from(csv, 'utf16le'), 'utf-16le', 'utf-16le'],
    ['windows-1252 as declared', cp1252, 'windows-1252', 'windows-1252'],
    ['windows-1252 by its other name', cp1252, 'ISO-8859-1', 'windows-1252'],
    ['a mark that belies the declaration', Buffer.from(`\ufeff${csv}`), 'windows-1252', 'utf-8'],
  ])('%s', async (_title, bytes, encoding, found) => {
    const options = encoding === undefined ? {} : { encoding }
    for (const piece of [1, 3, 64 * 1024]) {
      const read = await readContent(bytes, options, piece)
      expect(read.source.encoding).toBe(found)
      expect(read.source.columns).toEqual(['id', 'text'])
      expect(read.rows).toEqual(rows)
    }
  })

  it('reads other single-byte and multi-byte encodings', async () => {
    const polish = await readContent(Buffer.from('a\n\xb1\xea\n', 'latin1'), {
      encoding: 'iso-8859-2',
    })
    expect(polish.rows).toEqual([['ąę']])
    const japanese = Buffer.from('a\n\x83\x65\x83\x58\n', 'latin1')
    expect((await readContent(japanese, { encoding: 'shift_jis' }, 1)).rows).toEqual([['テス']])
  })
})

describe('packing', () => {
  it.each([
    ['once', gzipSync(csv)],
    ['twice', gzipSync(gzipSync(csv))],
    ['in two members', Buffer.concat([gzipSync(csv.slice(0, 12)), gzipSync(csv.slice(12))])],
  ])('unpacks what was packed %s, from a file and from standard input', async (_title, bytes) => {
    expect((await readContent(bytes, {}, 5)).rows).toEqual(rows)
    await using source = await openSource(await fileOf('packed.bin', bytes))
    expect((await readWhole(source)).rows).toEqual(rows)
  })

  it('hashes and counts the bytes as stored', async () => {
    const bytes = gzipSync(csv.repeat(1000))
    const seen: (number | undefined)[][] = []
    await using source = await openSource(await fileOf('hashed.csv.gz', bytes), {
      onProgress: (read, total) => seen.push([read, total]),
    })
    expect(() => source.digest()).not.toThrow()
    await readWhole(source)
    expect(source.digest()).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(source.bytesTotal).toBe(bytes.length)
    expect(seen.at(-1)).toEqual([bytes.length, bytes.length])
  })
})

describe('formats', () => {
  it.each([
    ['a.csv', 'a,b\n1,2\n', 'csv'],
    ['a.txt', 'a;b\n1;2\n', 'csv'],
    ['a.csv', '[note 1],b\n1,2\n', 'csv'],
    ['a.csv', '{note},b\n1,2\n', 'csv'],
    ['a.tsv', 'a, b\tc\n1\t2\n', 'tsv'],
    ['a.json', '[{"a":1}]', 'json'],
    ['a.json', '[]', 'json'],
    ['a.json', '{"a":1}\n{"a":2}\n', 'ndjson'],
    ['a.jsonl', '{"a":1}', 'ndjson'],
    ['a.ndjson.gz', gzipSync('{"a":1}'), 'ndjson'],
    ['a', '  [ {"a":1}]', 'json'],
    ['a', '\ufeff{"a":1}\n{"a":2}', 'ndjson'],
  ])('%s with %j is %s', async (name, content, format) => {
    await using source = await openSource(await fileOf(name, content))
    expect(source.format).toBe(format)
  })
})

async function* fallingSilent(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csv)
  await new Promise(() => undefined)
}

describe('a source', () => {
  it('may be walked once', async () => {
    const { source } = await readContent(csv)
    await expect(readWhole(source)).rejects.toThrow('only once')
  })

  it('has no digest before the end', async () => {
    const large = await fileOf('large.csv', csv.repeat(100_000))
    await using source = await openSource(large)
    expect(() => source.digest()).toThrow('before the end')
  })

  it('lets go of its file when the reader stops', async () => {
    const large = await fileOf('left.csv', csv.repeat(100_000))
    const source = await openSource(large)
    for await (const batch of source.rows) if (batch.rows.length > 0) break
    await source[Symbol.asyncDispose]()
    expect(() => source.digest()).toThrow('before the end')
  })

  it('stops waiting for standard input when it is aborted', async () => {
    const reason = new Error('enough')
    const abort = new AbortController()
    const opening = openSource('-', { stdin: fallingSilent(), signal: abort.signal })
    abort.abort(reason)
    await expect(opening).rejects.toBe(reason)
  })
})

describe('records of JSON', () => {
  it('tells null, the empty string and a missing key apart', async () => {
    const { source, rows: read } = await readContent('[{"a":null,"b":""},{"b":"x","c":0}]')
    expect(source.columns).toEqual(['a', 'b', 'c'])
    expect(read.map((row) => source.columns.map((_, at) => row[at]))).toEqual([
      [null, '', undefined],
      [undefined, 'x', '0'],
    ])
  })

  it('reaches nested values by dotted paths', async () => {
    const record = {
      form: { questions: [{ text: 'Easy?' }, { text: 'Fast?' }], tags: [] },
      ok: true,
      none: {},
    }
    const read = await readContent(JSON.stringify([record]))
    expect(asObjects(read)).toEqual([
      {
        'form.questions.0.text': 'Easy?',
        'form.questions.1.text': 'Fast?',
        'form.tags': '[]',
        ok: 'true',
        none: '{}',
      },
    ])
  })

  it('leaves numbers as they are written', async () => {
    const read = await readContent(
      '[{"a":1.0,"b":12345678901234567890,"c":1e3,"d":-0,"e":0.1,"f":7}]',
    )
    expect(read.rows).toEqual([['1.0', '12345678901234567890', '1e3', '-0', '0.1', '7']])
  })

  it.each(['/data/items', 'data.items'])('finds its array at %s', async (recordsAt) => {
    const read = await readContent('{"data":{"items":[{"a":1}]},"meta":{}}', { recordsAt })
    expect(read.rows).toEqual([['1']])
  })

  it('reads the escapes of a JSON pointer', async () => {
    const read = await readContent('{"a/b":{"c~d":[{"x":1}]}}', { recordsAt: '/a~1b/c~0d' })
    expect(read.rows).toEqual([['1']])
  })

  it('rejects the records that are no rows, and reads on', async () => {
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`
    const text = [
      '{"a":1}',
      '5',
      '{"a":"\\u0000"}',
      '{"a":"\\ud800"}',
      '{"b.c":1,"b":{"c":2}}',
      deep,
      '{"a":2}',
    ]
    const expected = [
      'not-an-object',
      'nul-character',
      'broken-character',
      'ambiguous-key',
      'nested-too-deep',
    ]
    for (const content of [`[${text.join(',')}]`, text.join('\n')]) {
      const read = await readContent(content)
      expect(read.lines).toEqual([1, 7])
      expect(read.rejected.map(({ reason }) => reason)).toEqual(expected)
      expect(read.rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6])
    }
  })

  it('rejects a malformed line of NDJSON, and reads on', async () => {
    const { rows: read, rejected } = await readContent('{"a":1}\n{"a":oops}\n\n{"a":2}\n')
    expect(read).toEqual([['1'], ['2']])
    expect(rejected).toEqual([
      {
        line: 2,
        reason: 'malformed-json',
        problem: 'not valid JSON at column 6',
        raw: '{"a":oops}',
      },
    ])
  })

  it('grows the columns of NDJSON without moving any', async () => {
    const first = '{"a":1,"b":2}\n'.repeat(30_000)
    const read = await readContent(`${first}{"c":3,"b":4}\n`, {}, 1024 * 1024)
    expect(read.source.columns).toEqual(['a', 'b', 'c'])
    expect(read.rows.at(-1)).toEqual([undefined, '4', '3'])
    expect(read.rows).toHaveLength(30_001)
  })
})
