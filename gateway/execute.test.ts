import { buildSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createExecute } from './execute.ts'
import { ParticipationLog } from './scatter/participation.ts'

describe('createExecute', () => {
  it('refuses a context that another request used', async () => {
    const execute = createExecute(buildSchema('type Query { a: Int }'))
    const context = Object.assign(Object.create(null), { participation: new ParticipationLog() })
    const request = { document: parse('{ a }'), context }
    expect(await execute(request)).toEqual({ data: { a: null } })
    await expect(execute({ ...request, context: { ...context } })).rejects.toThrow('one request')
  })
})
