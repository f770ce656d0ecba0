import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'

/** What the specification leaves open, or advises, and the gateway does otherwise: the audit's finding, and why. */
const otherwise: Readonly<Record<string, string>> = {
  // A browser can be made to send a plain GET with whatever identifies its user; it takes a header to ask by GET.
  '5A70': 'notice: Response status code is not 200',
  D6D5: 'notice: Response status code is not 200',
  '6A70': 'notice: Response status code is not 200',
  // A question that cannot be answered is refused with 400 in either media type, so that no proxy or monitor takes it for one
  // that was.
  '572B': 'warn: Response status code is not 200',
  FDE2: 'warn: Response status code is not 200',
  '7B9B': 'warn: Response status code is not 200',
}

describe('the gateway speaks GraphQL over HTTP as its specification has it', () => {
  const stack = new AsyncDisposableStack()
  let exchange: Exchange

  beforeAll(async () => {
    exchange = stack.use(await startExchange())
    await exchange.admit()
  })
  afterAll(() => stack.disposeAsync())

  /** Audits are listed before anything is started, and so before its address is known. */
  const address = 'http://gateway.invalid/graphql'
  const audits = serverAudits({
    url: address,
    fetchFn: async (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${await exchange.issuer.tokenFor('university-client')}`)
      return fetch(url.replace(address, exchange.gateway.url), { ...init, headers })
    },
  })

  it.each(audits)('$id: $name', async ({ id, fn }) => {
    const result = await fn()
    const found = result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`
    expect(found).toBe(otherwise[id] ?? 'ok')
  })
})
