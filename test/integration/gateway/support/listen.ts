import type { Server } from 'node:http'

export interface RunningHttp extends AsyncDisposable {
  readonly url: string
}

/** Starts a server on a free port of this machine. */
export async function listen(server: Server): Promise<RunningHttp> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not bound to a port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
