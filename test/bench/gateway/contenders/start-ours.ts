import { z } from 'zod'
import { AUDIENCE } from '../exchange/identity-provider.ts'
import type { Exchange } from '../exchange/start-exchange.ts'
import { startProcess } from '../measure/start-process.ts'
import { exchangeRequest } from '../workload/requests.ts'
import type { Contender, OursName } from './contender.ts'
import type { oursOrders } from './ours/orders.ts'
import { listedRows } from './rows.ts'

const CACHE_BYTES = 64 * 1024 * 1024

export interface OursOptions {
  readonly exchange: Exchange
  /** Where its directory document is served. */
  readonly directoryUrl: string
  readonly followEveryMs?: number
}

/** Our gateway in one of its ways of keeping answers. */
export async function startOurs(
  name: OursName,
  { exchange, directoryUrl, followEveryMs = 600_000 }: OursOptions,
): Promise<Contender> {
  const { identityProvider, directory, gateway, upstream } = exchange
  const orders: z.input<typeof oursOrders> = {
    gateway,
    catalogueUrl: upstream.catalogueUrl,
    issuer: identityProvider.url,
    audience: AUDIENCE,
    directory: { url: directoryUrl, key: directory.key },
    followEveryMs,
    cacheBytes: name === 'ours_cold' ? 0 : CACHE_BYTES,
  }
  const process = await startProcess({
    program: new URL('ours/main.ts', import.meta.url).pathname,
    orders,
    ready: z.object({ url: z.string() }),
  })
  return {
    name,
    process,
    endpoint: process.ready.url,
    requestFor: (workload) => ({
      url: process.ready.url,
      body: JSON.stringify(exchangeRequest(workload)),
    }),
    rowsOf: listedRows,
    [Symbol.asyncDispose]: () => process[Symbol.asyncDispose](),
  }
}
