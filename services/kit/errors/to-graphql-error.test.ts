import { ApolloServer } from '@apollo/server'
import { expect, it } from 'vitest'
import { createLogger } from '../log/logger.ts'
import { CitxError } from './citx-error.ts'
import { formatGraphqlError, hiddenMessage, toGraphqlError } from './to-graphql-error.ts'

const failures: Readonly<Record<string, () => unknown>> = {
  exposed: () => {
    throw new CitxError('UNKNOWN_JOURNEY', 'there is no journey x', {
      details: [{ message: 'not in the catalogue', file: '/etc/citx/a.yaml', path: 'journey' }],
    })
  },
  hidden: () => {
    throw new CitxError('DATABASE_DOWN', 'cannot connect to db.internal')
  },
  wrapped: () => {
    throw toGraphqlError(new CitxError('FORBIDDEN', 'no agreement'))
  },
  foreign: () => {
    throw new Error('password hunter2 at db.internal')
  },
  missing: () => null,
}

/** Runs one field of a real server and returns what the caller and the log see. */
async function ask(query: string, variables: Record<string, unknown> = {}) {
  const lines: string[] = []
  const log = createLogger({
    name: 'test',
    destination: { write: (line) => void lines.push(line) },
  })
  const server = new ApolloServer({
    typeDefs:
      'type Query { exposed: Int, hidden: Int, wrapped: Int, foreign: Int, missing: Int!, add(n: Int!): Int }',
    resolvers: { Query: failures },
    formatError: formatGraphqlError(() => 'request-7', log),
  })
  const { body } = await server.executeOperation({ query, variables })
  await server.stop()
  if (body.kind !== 'single') throw new Error('a single answer was expected')
  return { error: body.singleResult.errors?.[0], logged: lines.join('') }
}

it('shows an exposed message with its details, but no path of our disk', async () => {
  const { error, logged } = await ask('{ exposed }')
  expect(error).toMatchObject({ message: 'there is no journey x', path: ['exposed'] })
  expect(error?.extensions).toEqual({
    code: 'UNKNOWN_JOURNEY',
    details: [{ message: 'not in the catalogue', path: 'journey' }],
  })
  expect(logged).toBe('')
})

it('finds the error inside the GraphQL errors that wrap it', async () => {
  const { error } = await ask('{ wrapped }')
  expect(error).toMatchObject({ message: 'no agreement', extensions: { code: 'FORBIDDEN' } })
})

it.each([
  ['hidden', 'DATABASE_DOWN', 'db.internal'],
  ['foreign', 'INTERNAL', 'db.internal'],
  ['missing', 'INTERNAL', 'non-nullable'],
])('hides %s outside and logs it whole under the request id', async (field, code, secret) => {
  const { error, logged } = await ask(`{ ${field} }`)
  expect(error?.message).toBe(hiddenMessage)
  expect(error?.extensions).toEqual({ code, requestId: 'request-7' })
  expect(JSON.stringify(error)).not.toContain(secret)
  expect(logged).toContain(secret)
  expect(JSON.parse(logged)).toMatchObject({ requestId: 'request-7', code })
})

it.each([
  ['{', {}, 'GRAPHQL_PARSE_FAILED'],
  ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['query ($n: Int!) { add(n: $n) }', { n: 'x' }, 'BAD_USER_INPUT'],
])('passes on what Apollo finds in the request %s', async (query, variables, code) => {
  const { error } = await ask(query, variables)
  expect(error?.extensions).toEqual({ code })
  expect(error?.message).not.toBe(hiddenMessage)
})

it('gives a context function the HTTP status of the code', () => {
  const error = toGraphqlError(new CitxError('UNAUTHENTICATED', 'no token'))
  expect(error.extensions).toEqual({ code: 'UNAUTHENTICATED', http: { status: 401 } })
})
