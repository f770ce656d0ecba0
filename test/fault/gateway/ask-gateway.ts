import { Pool } from 'undici'
import type { GatewayProcess } from './gateway-process.ts'

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number
  readonly text: string
  readonly milliseconds: number
}

/** One partner's way to a gateway. */
export interface Client extends AsyncDisposable {
  ask(query: string, requestId?: string): Promise<RawAnswer>
}

export async function createClient(gateway: GatewayProcess, partner: string): Promise<Client> {
  const pool = new Pool(new URL(gateway.url).origin, { connections: 16 })
  const token = await gateway.tokenFor(`${partner}-client`)
  return {
    async ask(query, requestId) {
      const askedMs = performance.now()
      const { statusCode, body } = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(requestId !== undefined && { 'x-request-id': requestId }),
        },
        body: JSON.stringify({ query }),
      })
      const text = await body.text()
      return { status: statusCode, text, milliseconds: performance.now() - askedMs }
    },
    [Symbol.asyncDispose]: () => pool.close(),
  }
}

/** Of numbers in order. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function median(numbers: readonly number[]): number {
  return quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  )
}
