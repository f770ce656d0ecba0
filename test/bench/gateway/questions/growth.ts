import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Contender } from '../contenders/contender.ts'
import { startOurs } from '../contenders/start-ours.ts'
import type { Exchange } from '../exchange/start-exchange.ts'
import { subjectOf, type Subject } from '../load/subject.ts'
import { expectedRows } from '../workload/expected-rows.ts'
import { smallWorkload } from '../workload/workload.ts'

export const FEW = 10
export const MANY = 1000
const DIRECTORY = 'growing'

/** A gateway whose exchange grew from a few members to many while it ran. */
export interface GrownGateway extends AsyncDisposable {
  /** What the additional members take of its memory. */
  readonly membershipMegabytes: number
  /** The same query about few agencies and about many. */
  readonly subjects: readonly Subject[]
}

export async function startGrownGateway(exchange: Exchange, seed: number): Promise<GrownGateway> {
  await using started = new AsyncDisposableStack()
  const directoryUrl = await exchange.directory.publish(DIRECTORY, exchange.addresses(FEW, 'ask'))
  const gateway = started.use(
    await startOurs('ours_cold', { exchange, directoryUrl, followEveryMs: 100 }),
  )
  const before = await gateway.process.heap()
  await exchange.directory.publish(DIRECTORY, exchange.addresses(MANY, 'ask'))
  await untilMembers(gateway, MANY)
  const after = await gateway.process.heap()
  const subjects = [FEW, MANY].map((agencies) => {
    const workload = { ...smallWorkload(agencies), name: 'growth' }
    return subjectOf(gateway, workload, expectedRows(workload, seed))
  })
  const running = started.move()
  return {
    membershipMegabytes: (after.heapBytes - before.heapBytes) / 1e6,
    subjects,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function untilMembers({ process }: Contender, count: number): Promise<void> {
  const members = z.object({ agencies: z.number() })
  while ((await process.ask('members', members)).agencies !== count) await wait(50)
}
