import { once } from 'node:events'
import { createServer } from 'node:net'

/** A socket that answers whoever connects with one JSON text: what was made at the first question, or why it could not be. */
export interface Broker<T> extends AsyncDisposable {
  /** What was made; undefined when nobody asked, or when it failed. */
  made(): Promise<T | undefined>
}

/** Opens a broker at a path; `make` is called once, at the first question. */
export async function openBroker<T>(
  path: string,
  make: () => Promise<T>,
  describe: (made: T) => object,
): Promise<Broker<T>> {
  const lazy: { made?: Promise<T> } = {}
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    lazy.made ??= make()
    lazy.made.then(
      (made) => socket.end(JSON.stringify(describe(made))),
      (error: unknown) => socket.end(JSON.stringify({ problem: String(error) })),
    )
  })
  await once(server.listen(path), 'listening')
  return {
    made: async () => lazy.made?.catch(() => undefined),
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
