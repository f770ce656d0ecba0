import { z } from 'zod'
import type { GraphqlBody } from '../workload/requests.ts'
import type { stubsOrders } from './orders.ts'
import { askedSoFar, type Upstream } from '../exchange/upstream.ts'
import { startProcess } from '../measure/start-process.ts'

/** All agencies in one process, from memory, and the catalogue beside them. */
export interface Stubs extends Upstream {
  /** The newest request in the contract's own form. */
  newestQuestion(): Promise<GraphqlBody>
}

const graphqlBody = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) })

const portCount = 100

export async function startStubs(seed: number): Promise<Stubs> {
  const started = await startProcess({
    program: new URL('main.ts', import.meta.url).pathname,
    orders: { seed, ports: portCount } satisfies z.input<typeof stubsOrders>,
    ready: z.object({ ports: z.array(z.number()), catalogueUrl: z.string() }),
    showsErrors: true,
  })
  const { ports, catalogueUrl } = started.ready
  return {
    catalogueUrl,
    wantsGrants: false,
    urlOf(agency, way) {
      const port = ports[Number(agency.slice(1)) % ports.length]
      return `http://127.0.0.1:${port}/${way}/${agency}/graphql`
    },
    askedSoFar: () => started.ask('asked', askedSoFar),
    async newestQuestion() {
      const { body } = await started.ask('newest', z.object({ body: z.string() }))
      return graphqlBody.parse(JSON.parse(body))
    },
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  }
}
