import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { ExchangeOptions, Member } from '../../integration/gateway/support/start-exchange.ts'

export type ChildRequest = { readonly id: number } & (
  | { readonly kind: 'admit'; readonly members: readonly Member[] }
  | { readonly kind: 'token'; readonly client: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'cpu' }
)

export interface ChildReply {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

/** In bytes: the heap after a collection, and the most that the process ever had in memory. */
export interface Memory {
  readonly heap: number
  readonly peak: number
}

/** A gateway in a process of its own, so that its memory can be measured. */
export interface GatewayProcess extends AsyncDisposable {
  readonly url: string
  /** From the first line of the program until it could be asked. */
  readonly readyMs: number
  admit(members: readonly Member[]): Promise<void>
  tokenFor(client: string): Promise<string>
  memory(): Promise<Memory>
  /** Of a processor, since it started. */
  cpuMs(): Promise<number>
}

export async function startGatewayProcess(
  config: NonNullable<ExchangeOptions['config']>,
): Promise<GatewayProcess> {
  const path = new URL('./gateway-child.ts', import.meta.url).pathname
  const child = fork(path, [JSON.stringify({ config })], { execArgv: ['--expose-gc'] })
  const exited = once(child, 'exit')
  const waiting = new Map<number, (reply: ChildReply) => void>()
  let asked = 0
  const reply = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, ({ value, error }) =>
        error === undefined ? resolve(value) : reject(new Error(error)),
      )
    })
  const ready = reply(0)
  child.on('message', (message: ChildReply) => {
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  child.on('exit', (code) => {
    for (const [id, settle] of waiting) settle({ id, error: `the gateway ended with ${code}` })
  })
  const ask = (request: object): Promise<unknown> => {
    asked += 1
    const replied = reply(asked)
    child.send({ id: asked, ...request })
    return replied
  }
  const { url, readyMs } = Object(await ready)
  return {
    url,
    readyMs,
    admit: async (members) => void (await ask({ kind: 'admit', members })),
    tokenFor: async (client) => String(await ask({ kind: 'token', client })),
    memory: async () => Object(await ask({ kind: 'memory' })),
    cpuMs: async () => Number(await ask({ kind: 'cpu' })),
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
