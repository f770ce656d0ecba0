import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes, isErrorCode } from './error-codes.ts'
import { formatErrorTable } from './format-error-table.ts'

describe('ERRORS.md and the table of codes', () => {
  const document = readFileSync(join(import.meta.dirname, 'ERRORS.md'), 'utf8')
  const rows = document
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map(withoutPadding)
    .filter((line) => !/^\| (Code|-+) /.test(line))

  it('documents every code as it is', () => {
    expect(formatErrorTable().filter((row) => !rows.includes(row))).toEqual([])
  })

  it('documents no code that is not there, and none twice', () => {
    expect(rows.filter((row) => !formatErrorTable().includes(row))).toEqual([])
    expect(rows).toHaveLength(new Set(rows).size)
  })
})

it.each(Object.entries(errorCodes))('%s says what it means and what to do', (_, entry) => {
  expect(entry.summary).toMatch(/^[A-Z].*\.$/)
  expect(entry.remedy).toMatch(/^[A-Z].*\.$/)
  expect([400, 401, 403, 404, 409, 422, 500, 502, 503, 504, 507]).toContain(entry.status)
})

it('does not take a name of every object for a code', () => {
  expect(isErrorCode('constructor')).toBe(false)
  expect(isErrorCode('__proto__')).toBe(false)
  expect(isErrorCode('INTERNAL')).toBe(true)
})

/** The formatter of the repository pads the columns of tables. */
function withoutPadding(line: string): string {
  return line.replace(/ +\|/g, ' |').replace(/\| +/g, '| ')
}
