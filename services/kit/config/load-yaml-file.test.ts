import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadYamlFile, parseYamlText } from './load-yaml-file.ts'

/** Nine of nine of nine: 4.8 million values in nine lines. */
const aliasBomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
  .concat(
    ['ab', 'bc', 'cd', 'de', 'ef', 'fg'].map(
      ([from = '', to = '']) => `${to}: &${to} [${Array(9).fill(`*${from}`).join()}]`,
    ),
  )
  .join('\n')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citx-yaml-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileWith(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${Math.random()}.yaml`)
  await writeFile(path, content)
  return path
}

describe('loadYamlFile', () => {
  it('reads a document, with or without a byte order mark', async () => {
    const plain = await loadYamlFile(await fileWith('a: [1, two]\n'))
    const marked = await loadYamlFile(await fileWith('\uFEFFa: [1, two]\r\n'))
    expect(plain.value).toEqual({ a: [1, 'two'] })
    expect(marked.value).toEqual(plain.value)
  })

  it('refuses what is no file, without waiting for it', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(loadYamlFile(folder)).rejects.toMatchObject({ code: 'NOT_A_FILE' })
    await expect(loadYamlFile(pipe)).rejects.toMatchObject({ code: 'NOT_A_FILE' })
    await expect(loadYamlFile('/dev/zero')).rejects.toMatchObject({ code: 'NOT_A_FILE' })
  })

  it('names a file that is not there', async () => {
    const path = join(folder, 'none.yaml')
    await expect(loadYamlFile(path)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringContaining(path),
    })
  })

  it('refuses a file that is empty, too large or not UTF-8', async () => {
    const large = await fileWith('a: 1')
    await truncate(large, 4 * 1024 * 1024 + 1)
    await expect(loadYamlFile(large)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
    await expect(loadYamlFile(await fileWith(' \n'))).rejects.toMatchObject({ code: 'EMPTY_FILE' })
    const latin1 = await fileWith(Uint8Array.of(0x61, 0x3a, 0x20, 0xe9))
    await expect(loadYamlFile(latin1)).rejects.toMatchObject({ code: 'BAD_ENCODING' })
  })

  it('lists every syntax error and duplicate key with its place', async () => {
    const path = await fileWith('a: 1\nb: 2\na: 3\nb: 4\n')
    await expect(loadYamlFile(path)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      details: [
        { file: path, row: 3, column: 1, message: expect.stringContaining('unique') },
        { file: path, row: 4, column: 1 },
      ],
    })
  })
})

describe('parseYamlText', () => {
  it.each([
    ['an unclosed bracket', 'a: [1, 2'],
    ['a tab as indentation', 'a:\n\tb: 1'],
    ['two documents', 'a: 1\n---\nb: 2'],
    ['an unknown tag', 'a: !exec rm'],
    ['an alias to nothing', 'a: *b'],
    ['a bomb of aliases', aliasBomb],
  ])('refuses %s', (_, text) => {
    expect(() => parseYamlText(text, 'm.yaml', { code: 'BAD_MAPPING' })).toThrow(
      expect.objectContaining({ code: 'BAD_MAPPING', message: expect.stringContaining('m.yaml') }),
    )
  })

  it('keeps a key named __proto__ a plain key', () => {
    const { value } = parseYamlText('__proto__: { admin: true }', 'm.yaml')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.keys(Object(value))).toEqual(['__proto__'])
  })

  it('locates a value, or the nearest one above a missing one', () => {
    const { locate } = parseYamlText('a:\n  b:\n    - 1\n    - 2\n', 'm.yaml')
    expect(locate(['a', 'b', 1])).toEqual({ row: 4, column: 7 })
    expect(locate(['a', 'c'])).toEqual({ row: 2, column: 3 })
    expect(locate([])).toEqual({ row: 1, column: 1 })
  })
})
