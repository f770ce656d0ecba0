import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSource } from './open-source.ts'
import { refusedBytes } from './bytes/refused-bytes.ts'
import { refusedText } from './refused-text.ts'
import { readContent, readWhole } from './testing.ts'

const deep = `${'{"a":'.repeat(100_000)}1.0${'}'.repeat(100_000)}`
const refusals = [...refusedBytes, ...refusedText]

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
