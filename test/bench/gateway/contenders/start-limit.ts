import { z } from 'zod'
import { startProcess } from '../measure/start-process.ts'
import type { Stubs } from '../stubs/start-stubs.ts'
import { exchangeRequest } from '../workload/requests.ts'
import type { Workload } from '../workload/workload.ts'
import type { Contender } from './contender.ts'
import type { limitOrders } from './limit/orders.ts'
import { listedRows } from './rows.ts'

/** The bare fan-out; it is told before what it will be asked. */
export async function startLimit(stubs: Stubs, workloads: readonly Workload[]): Promise<Contender> {
  const ids = new Set(workloads.flatMap(({ agencies }) => agencies))
  const orders: z.input<typeof limitOrders> = {
    agencies: [...ids].map((id) => ({ id, url: stubs.urlOf(id, 'ask') })),
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
