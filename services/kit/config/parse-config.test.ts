import { expect, it } from 'vitest'
import { z } from 'zod'
import { CitxError } from '../errors/citx-error.ts'
import { parseYamlText } from './load-yaml-file.ts'
import { parseConfig, type ParseConfigOptions } from './parse-config.ts'
import { secretText } from './secret.ts'

const schema = z.strictObject({
  port: z.coerce.number().int(),
  token: secretText,
  source: z.union([z.strictObject({ file: z.string() }), z.strictObject({ url: z.url() })]),
  columns: z.array(z.strictObject({ name: z.string() })),
})
const good = { port: '80', token: 'hunter2', source: { file: 'a' }, columns: [{ name: 'x' }] }

function failureOf(raw: unknown, options?: ParseConfigOptions): CitxError {
  try {
    parseConfig(schema, raw, 'citx.yaml', options)
  } catch (error) {
    if (error instanceof CitxError) return error
  }
  return expect.unreachable('should have failed with a CitxError')
}

it('returns what the schema makes of good settings', () => {
  expect(parseConfig(schema, good, 'citx.yaml')).toMatchObject({ port: 80, source: { file: 'a' } })
})

it('names every problem at once, by its path', () => {
  const error = failureOf({ ...good, port: 'x', token: undefined, extra: 1, columns: [{}] })
  expect(error.code).toBe('BAD_CONFIG')
  expect(error.details.map(({ path }) => path)).toEqual([
    'port',
    'token',
    'columns[0].name',
    undefined,
  ])
  expect(error.message).toContain('citx.yaml has 4 problems:')
  expect(error.message).toContain('columns[0].name: is missing')
  expect(error.message).toContain('extra')
})

it('says what is wrong with the branch of a union that came closest', () => {
  const error = failureOf({ ...good, source: { url: 'no address' } })
  expect(error.details).toEqual([{ message: 'Invalid URL', file: 'citx.yaml', path: 'source.url' }])
})

it('never repeats a value, which may be a secret', () => {
  const error = failureOf({
    port: 'hunter2',
    token: ['hunter2'],
    source: 'hunter2',
    columns: 'hunter2',
  })
  expect(JSON.stringify([error.message, error.details])).not.toContain('hunter2')
})

it('gives row and column, and another code, for a file that has both', () => {
  const text = 'port: 80\ntoken: t\nsource:\n  file: a\ncolumns:\n  - name: x\n  - name: 7\n'
  const { value, locate } = parseYamlText(text, 'm.yaml')
  const error = failureOf(value, { locate, code: 'BAD_MAPPING' })
  expect(error.code).toBe('BAD_MAPPING')
  expect(error.details).toMatchObject([{ path: 'columns[1].name', row: 7, column: 11 }])
})
