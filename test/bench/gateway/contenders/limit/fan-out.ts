import { Pool, type Dispatcher } from 'undici'

/** Where one agency is asked. */
export interface Target {
  readonly pool: Pool
  readonly path: string
}

export function openTarget(url: string): Target {
  const { origin, pathname } = new URL(url)
  return {
    pool: new Pool(origin, { connections: 8, headersTimeout: 0, bodyTimeout: 0 }),
    path: pathname,
  }
}

/** Asks one agency, and gives the bytes of its answer: the least that any gateway can do. */
export function ask({ pool, path }: Target, body: string, authorization: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    pool.dispatch(
      {
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body,
      },
      new Collect(resolve, reject),
    )
  })
}

class Collect implements Dispatcher.DispatchHandler {
  readonly #chunks: Buffer[] = []
  readonly #resolve: (bytes: Buffer) => void
  readonly #reject: (error: Error) => void

  constructor(resolve: (bytes: Buffer) => void, reject: (error: Error) => void) {
    this.#resolve = resolve
    this.#reject = reject
  }

  onRequestStart(): void {}

  onResponseStart(): void {}

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const [first] = this.#chunks
    this.#resolve(
      this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks),
    )
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error)
  }
}
