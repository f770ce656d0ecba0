import { join } from 'node:path'
import { z } from 'zod'
import { startProcess } from '../measure/start-process.ts'
import { literalRequest, prefixedRequest } from '../workload/requests.ts'
import type { Contender, PeerName } from './contender.ts'
import type { PeerFolder } from './peer-folder.ts'
import { PEERS_FOLDER } from './install-peers.ts'
import { prefixedRows } from './rows.ts'

/** Another gateway, as its documentation says best for this work: see `test/bench/peers`. */
export async function startPeer(name: PeerName, { orders }: PeerFolder): Promise<Contender> {
  const process = await startProcess({
    program: join(PEERS_FOLDER, `${name}.js`),
    orders,
    ready: z.object({ url: z.string() }),
  })
  const write = name === 'mercurius' ? literalRequest : prefixedRequest
  return {
    name,
    process,
    endpoint: process.ready.url,
    requestFor: (workload) => ({
      url: process.ready.url,
      body: JSON.stringify(write(workload)),
    }),
    rowsOf: prefixedRows,
    [Symbol.asyncDispose]: () => process[Symbol.asyncDispose](),
  }
}
