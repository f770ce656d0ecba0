import type { Exchange } from '../exchange/start-exchange.ts'
import type { Workload } from '../workload/workload.ts'
import { OURS, type Contender, type PeerName } from './contender.ts'
import { writeSupergraph, createPeerFolder } from './peer-folder.ts'
import { startLimit } from './start-limit.ts'
import { startOurs } from './start-ours.ts'
import { startPeer } from './start-peer.ts'

export interface ContendersOptions {
  readonly exchange: Exchange
  /** What they will be asked, about so many agencies at most. */
  readonly workloads: readonly Workload[]
  readonly agencies: number
  readonly peers: readonly PeerName[]
}

/** All gateways, in the order of their turns. */
export interface Contenders extends AsyncDisposable {
  readonly all: readonly Contender[]
}

/** Starts them all at once; each answers for the same agencies. */
export async function startContenders(options: ContendersOptions): Promise<Contenders> {
  const { exchange, workloads, agencies, peers } = options
  await using started = new AsyncDisposableStack()
  const folder = started.use(await createPeerFolder(exchange.addresses(agencies, 'prefixed')))
  const composed = peers.length > 0 ? writeSupergraph(folder) : undefined
  const publish = (way: 'ask' | 'keep') =>
    exchange.directory.publish(way, exchange.addresses(agencies, way))
  const [ask, keep] = await Promise.all([publish('ask'), publish('keep')])
  const starting = [
    startLimit(exchange, workloads),
    ...OURS.map((name) =>
      startOurs(name, { exchange, directoryUrl: name === 'ours_warm' ? keep : ask }),
    ),
    ...peers.map(async (name) => {
      if (name === 'apollo' || name === 'hive') await composed
      return startPeer(name, folder)
    }),
  ]
  for (const settled of await Promise.allSettled(starting))
    if (settled.status === 'fulfilled') started.use(settled.value)
  const all = await Promise.all(starting)
  const running = started.move()
  return { all, [Symbol.asyncDispose]: () => running.disposeAsync() }
}
