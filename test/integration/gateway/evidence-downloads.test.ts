import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { listen } from './support/listen.ts'
import { startExchange } from './support/start-exchange.ts'

const path = `/agencies/agency/releases/${'a'.repeat(64)}`

it('a partner has so many downloads at once, and gets their places back by leaving, read or not', async () => {
  const under: ServerResponse[] = []
  const server = createServer((_request, response) => {
    under.push(response)
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    // More than is read ahead, and never an end.
    response.write('x'.repeat(1_000_000))
    server.emit('download')
  })
  await using agency = await listen(server)
  await using exchange = await startExchange()
  await exchange.admit({ id: 'agency', url: `${agency.url}/graphql` })
  const authorization = `Bearer ${await exchange.issuer.tokenFor('university-client')}`
  const fetchFile = (signal?: AbortSignal) =>
    fetch(new URL(path, exchange.gateway.url), {
      headers: { authorization },
      ...(signal !== undefined && { signal }),
    })

  const leaving = new AbortController()
  const files = await Promise.all(Array.from({ length: 8 }, () => fetchFile(leaving.signal)))
  expect(files.map(({ status }) => status)).toEqual(files.map(() => 200))
  const refused = await fetchFile()
  expect([refused.status, await refused.text()]).toEqual([
    503,
    expect.stringContaining('too many downloads'),
  ])
  expect(under).toHaveLength(8)

  const closed = under.map((response) => once(response, 'close'))
  leaving.abort()
  await Promise.all(closed)
  const again = new AbortController()
  expect((await fetchFile(again.signal)).status).toBe(200)
  again.abort()
})
