import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseError } from 'pg'
import { describe, expect, it } from 'vitest'
import { CitxError } from './citx-error.ts'
import { describeError } from './describe-error.ts'

async function failureOf(action: Promise<unknown>): Promise<unknown> {
  return action.then(
    () => expect.unreachable('should have failed'),
    (error: unknown) => error,
  )
}

describe('describeError', () => {
  it('keeps code, message and details of our own errors', () => {
    const details = [{ message: 'is missing', file: 'a.yaml', row: 3 }]
    const described = describeError(new CitxError('BAD_MAPPING', 'a.yaml is wrong', { details }))
    expect(described).toMatchObject({ code: 'BAD_MAPPING', message: 'a.yaml is wrong', exit: 2 })
    expect(described.details).toEqual(details)
  })

  it('names a file that is not there', async () => {
    const path = join(tmpdir(), 'citx-no-such-file')
    const error = await failureOf(readFile(path))
    expect(describeError(error)).toMatchObject({ code: 'FILE_NOT_FOUND', exit: 2 })
    expect(describeError(error).message).toContain(path)
  })

  it('knows a folder that was taken for a file', async () => {
    const error = await failureOf(readFile(tmpdir()))
    expect(describeError(error)).toMatchObject({ code: 'NOT_A_FILE', exit: 2 })
  })

  it('knows a full disk', async () => {
    const error = await failureOf(writeFile('/dev/full', 'x'))
    expect(describeError(error)).toMatchObject({ code: 'DISK_FULL', exit: 4 })
  })

  it('says why nothing listens, even when the system tried two addresses', async () => {
    const error = await failureOf(
      new Promise((_, reject) => connect({ host: 'localhost', port: 1 }).once('error', reject)),
    )
    expect(describeError(error)).toMatchObject({ code: 'DATABASE_DOWN', exit: 4 })
    expect(describeError(error).message).toMatch(/ECONNREFUSED/)
  })

  it.each([
    ['53100', 'DISK_FULL'],
    ['57P01', 'DATABASE_DOWN'],
    ['08006', 'DATABASE_DOWN'],
    ['28P01', 'DATABASE_DOWN'],
    ['42601', 'INTERNAL'],
  ])('puts SQLSTATE %s under %s', (state, code) => {
    const error = new DatabaseError('from the server', 10, 'error')
    error.code = state
    expect(describeError(error)).toMatchObject({ code, message: 'from the server' })
  })

  it.each([undefined, null, 'text', 42, { code: 'ENOENT' }])('takes %j for our bug', (thrown) => {
    expect(describeError(thrown)).toMatchObject({ code: 'INTERNAL', exit: 5 })
  })

  it('does not look a code up among the names of every object', () => {
    const error = Object.assign(new Error('odd'), { code: 'constructor' })
    expect(describeError(error).code).toBe('INTERNAL')
  })
})
