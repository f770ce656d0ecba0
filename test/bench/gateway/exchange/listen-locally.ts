import { once } from 'node:events'
import type { Server } from 'node:http'

export interface ListeningServer extends AsyncDisposable {
  readonly port: number
  readonly url: string
}

/** Opens a server on a free port of this machine, to this machine alone. */
export async function listenLocally(server: Server): Promise<ListeningServer> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not bound to a port')
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
