import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'

/** CPU time of all threads since the process started, and the memory that it holds now. */
const usage = z.object({ cpuMs: z.number(), rssBytes: z.number() })
export type Usage = z.infer<typeof usage>

const heap = z.object({ heapBytes: z.number(), rssBytes: z.number() })

/** A process of the bench that can be asked things. */
export interface MeasuredProcess extends AsyncDisposable {
  ask<T>(what: string, shape: z.ZodType<T>, detail?: string): Promise<T>
  usage(): Promise<Usage>
  /** Memory in use once garbage is collected. */
  heap(): Promise<z.infer<typeof heap>>
}

export interface StartOptions<T> {
  readonly program: string
  readonly orders: object
  /** What it says when it is ready. */
  readonly ready: z.ZodType<T>
  /** Lets its standard error through; otherwise it is told only when the process ends early. */
  readonly showsErrors?: boolean
}

const agent = new URL('agent.ts', import.meta.url).href
const reply = z.union([
  z.object({ id: z.number(), value: z.unknown() }),
  z.object({ id: z.number(), error: z.string() }),
])
const readiness = z.object({ ready: z.unknown() })

/** Starts a program in a process of its own and waits until it is ready. */
export async function startProcess<T>({
  program,
  orders,
  ready,
  showsErrors = false,
}: StartOptions<T>): Promise<MeasuredProcess & { readonly ready: T }> {
  const child = fork(program, [JSON.stringify(orders)], {
    execArgv: ['--import', agent, '--expose-gc', '--no-warnings'],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', showsErrors ? 'inherit' : 'pipe', 'ipc'],
  })
  const complaints = collectComplaints(child)
  const said = await untilReady(child, () => `${program} ended\n${complaints()}`)
  let questions = 0
  const ask = async <A>(what: string, shape: z.ZodType<A>, detail?: string): Promise<A> => {
    const id = (questions += 1)
    const answer = replyTo(child, id)
    child.send({ id, ask: what, detail })
    const got = await answer
    if ('error' in got) throw new Error(`${program} could not tell its ${what}: ${got.error}`)
    return shape.parse(got.value)
  }
  return {
    ready: ready.parse(said),
    ask,
    usage: () => ask('usage', usage),
    heap: () => ask('heap', heap),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

function collectComplaints(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4000)
  })
  return () => text
}

async function untilReady(child: ChildProcess, whyEnded: () => string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const take = (message: unknown) => {
    const said = readiness.safeParse(message)
    if (said.success) resolve(said.data.ready)
  }
  const fail = () => reject(new Error(whyEnded()))
  child.on('message', take).once('exit', fail)
  try {
    return await promise
  } finally {
    child.off('message', take).off('exit', fail)
  }
}

async function replyTo(child: ChildProcess, id: number): Promise<z.infer<typeof reply>> {
  const { promise, resolve, reject } = Promise.withResolvers<z.infer<typeof reply>>()
  const take = (message: unknown) => {
    const said = reply.safeParse(message)
    if (said.success && said.data.id === id) resolve(said.data)
  }
  const fail = () => reject(new Error('the process ended before it answered'))
  child.on('message', take).once('exit', fail)
  try {
    return await promise
  } finally {
    child.off('message', take).off('exit', fail)
  }
}
