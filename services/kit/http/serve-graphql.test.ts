import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
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
})
