import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { CitxError } from '../errors/citx-error.ts'
import { silentLogger } from '../log/logger.ts'
import { createExecutableSchema } from './executable-schema.ts'
import { serveGraphql } from './serve-graphql.ts'

function serve(port = 0, a: () => unknown = () => 1) {
  return serveGraphql({
    name: 'test',
    log: silentLogger,
    executable: {
      schema: createExecutableSchema(['type Query { a: Int }'], { Query: { a } }),
    },
    context: async () => ({}),
    port,
  })
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

describe('serveGraphql', () => {
  it('says which address it cannot listen on, and what to do', async () => {
    await using first = await serve()
    await expect(serve(first.port)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: `cannot listen on 127.0.0.1:${first.port}: something else does; end it, or choose another port`,
    })
    await expect(serve(Number.NaN)).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  })

  it('keeps no query by its hash', async () => {
    await using server = await serve()
    const query = '{ a }'
    const sha256Hash = createHash('sha256').update(query).digest('hex')
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    expect(await post(server.url, { query })).toEqual({ data: { a: 1 } })
    for (const body of [{ query, extensions }, { extensions }])
      expect(await post(server.url, body)).toMatchObject({
        errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
      })
  })

  it.each(['', 'POST /graphql HTTP/1.1\r\nhost: a\r\n'])(
    'waits for nobody who has connected and asked nothing yet: "%s"',
    async (sent) => {
      const server = await serve()
      const socket = connect(server.port, '127.0.0.1').on('error', () => undefined)
      await once(socket, 'connect')
      socket.write(sent)
      await post(server.url, { query: '{ a }' })
      const startedMs = performance.now()
      await server[Symbol.asyncDispose]()
      // What is under way has three seconds.
      expect(performance.now() - startedMs).toBeLessThan(2900)
    },
  )

  it('answers what is under way before it stops, and stops soon after', async () => {
    const asked = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<number>()
    const server = await serve(0, () => {
      asked.resolve()
      return answer.promise
    })
    const answered = post(server.url, { query: '{ a }' })
    await asked.promise
    const startedMs = performance.now()
    const stopped = server[Symbol.asyncDispose]()
    await wait(100)
    answer.resolve(2)
    expect(await answered).toEqual({ data: { a: 2 } })
    await stopped
    expect(performance.now() - startedMs).toBeLessThan(3000)
    await expect(post(server.url, { query: '{ a }' })).rejects.toThrow('fetch failed')
  })

  it('executes nothing for a caller who holds the state that the answer rests on', async () => {
    let executed = 0
    await using server = await serveGraphql<{ readonly tag: string }>({
      name: 'test',
      log: silentLogger,
      executable: {
        schema: createExecutableSchema(['type Query { a: Int }'], {
          Query: { a: () => (executed += 1) },
        }),
      },
      context: async ({ headers }) => {
        if (headers.authorization === undefined)
          throw new CitxError('UNAUTHENTICATED', 'send a token')
        return { tag: headers.authorization }
      },
      responseHeaders: ({ tag }) => ({ 'x-state': tag, 'cache-control': 'private, max-age=0' }),
      validator: ({ tag }) => tag,
    })
    const ask = (headers: Readonly<Record<string, string>>, query = '{ a }') =>
      fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      })
    const first = await ask({ authorization: 'one' })
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"one"'])

    for (const held of ['"one"', 'W/"one"', '"zero", "one"']) {
      const again = await ask({ authorization: 'one', 'if-none-match': held })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(again.headers.get('etag')).toBe('"one"')
      expect(again.headers.get('x-state')).toBe('one')
      expect(again.headers.get('cache-control')).toBe('private, max-age=0')
    }
    expect(executed).toBe(1)

    for (const held of ['"two"', 'one', '*', '', '"one']) {
      const other = await ask({ authorization: 'one', 'if-none-match': held })
      expect([other.status, await other.json()]).toEqual([200, { data: { a: executed } }])
    }
    expect((await ask({ 'if-none-match': '"one"' })).status).toBe(401)
    const wrong = await ask({ authorization: 'one' }, '{ b }')
    expect([wrong.status, wrong.headers.get('etag')]).toEqual([400, null])
    expect(wrong.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['AGENCY_TIMEOUT', 'no-store', null],
    ['INTERNAL', 'no-store', null],
    ['UNKNOWN_JOURNEY', 'private, max-age=60', '"state"'],
  ] as const)('lets an answer with an error %s be kept as %s', async (code, control, tag) => {
    await using server = await serveGraphql({
      name: 'test',
      log: silentLogger,
      executable: {
        schema: createExecutableSchema(['type Query { a: Int }'], {
          Query: { a: () => Promise.reject(new CitxError(code, 'no')) },
        }),
      },
      context: async () => ({}),
      responseHeaders: () => ({ 'cache-control': 'private, max-age=60' }),
      validator: () => 'state',
    })
    const { status, headers } = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ a }"}',
    })
    expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([200, control, tag])
  })
})
