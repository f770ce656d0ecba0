import { z } from 'zod'
import { partnerOf } from '../exchange/directory-server.ts'
import type { Exchange } from '../exchange/start-exchange.ts'
import { startProcess } from '../measure/start-process.ts'
import { exchangeRequest } from '../workload/requests.ts'
import type { Workload } from '../workload/workload.ts'
import type { Contender } from './contender.ts'
import type { limitOrders } from './limit/orders.ts'
import { listedRows } from './rows.ts'

/** The bare fan-out; it is told before what it will be asked. */
export async function startLimit(
  { upstream, gateway, clients }: Exchange,
  workloads: readonly Workload[],
): Promise<Contender> {
  const ids = new Set(workloads.flatMap(({ agencies }) => agencies))
  const orders: z.input<typeof limitOrders> = {
    agencies: [...ids].map((id) => ({ id, url: upstream.urlOf(id, 'ask') })),
    ...(upstream.wantsGrants && {
      grants: { gateway, partner: partnerOf('ask', clients[0] ?? '') },
    }),
    questions: Object.fromEntries(
      workloads.map((workload) => [
        workload.name,
        { agencies: [...workload.agencies], ...exchangeRequest(workload) },
      ]),
    ),
  }
  const process = await startProcess({
    program: new URL('limit/main.ts', import.meta.url).pathname,
    orders,
    ready: z.object({ url: z.string() }),
  })
  return {
    name: 'limit',
    process,
    endpoint: process.ready.url,
    requestFor: ({ name }) => ({ url: `${process.ready.url}/${name}`, body: '{}' }),
    rowsOf: listedRows,
    [Symbol.asyncDispose]: () => process[Symbol.asyncDispose](),
  }
}
