import { once } from 'node:events'
import { createServer } from 'node:http'
import { parse } from 'graphql'
import { expect, it } from 'vitest'
import { createCatalogueExecutor } from './catalogue-executor.ts'

const document = parse('{ journeys { id } }')

/** A catalogue that answers as it is told, and counts. */
async function startCatalogue(answer: () => { status: number; body: string }) {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    const { status, body } = answer()
    setTimeout(() => response.writeHead(status).end(body), 20)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not bound to a port')
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    requests: () => requests,
    [Symbol.dispose]: () => void server.close(),
  }
}

const good = { status: 200, body: '{"data":{"journeys":[]}}' }

it('asks once for all who ask the same at the same time', async () => {
  using catalogue = await startCatalogue(() => good)
  await using executor = createCatalogueExecutor({
    url: catalogue.url,
    timeoutMs: 2000,
    freshMs: 0,
  })
  const asked = Array.from({ length: 20 }, () => executor.execute({ document }))
  for (const answer of await Promise.all(asked)) expect(answer).toEqual({ data: { journeys: [] } })
  expect(catalogue.requests()).toBe(1)
})

it('keeps an answer while it is fresh, and serves it while the catalogue is down, without asking each time', async () => {
  let answer = good
  using catalogue = await startCatalogue(() => answer)
  await using executor = createCatalogueExecutor({
    url: catalogue.url,
    timeoutMs: 2000,
    freshMs: 0,
  })
  await executor.execute({ document })
  answer = { status: 503, body: '{}' }
  for (let asked = 0; asked < 5; asked += 1)
    expect(await executor.execute({ document })).toEqual({ data: { journeys: [] } })
  expect(catalogue.requests()).toBe(2)
})

it('refuses an answer that is too large', async () => {
  using catalogue = await startCatalogue(() => ({ ...good, body: good.body.padEnd(5000) }))
  await using executor = createCatalogueExecutor({
    url: catalogue.url,
    timeoutMs: 2000,
    freshMs: 0,
    maxBytes: 1000,
  })
  await expect(executor.execute({ document })).rejects.toMatchObject({ code: 'SERVICE_DOWN' })
})
