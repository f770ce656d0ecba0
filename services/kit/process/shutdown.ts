import { silentLogger, type Logger } from '../log/logger.ts'

/** What to undo at the end, and the name that the log calls it by. */
export interface Disposer {
  readonly name: string
  readonly dispose: () => unknown
}

/** Collects what must be stopped, and stops it in reverse order, once. */
export interface Shutdown extends AsyncDisposable {
  add(name: string, dispose: () => unknown): void
  /** Adds what has its own disposal and returns it. */
  use<T extends AsyncDisposable>(name: string, resource: T): T
  /** Aborted as soon as the shutdown begins, for loops that should not start anything more. */
  readonly signal: AbortSignal
  /** Disposes of everything; resolves to whether all went well. */
  run(): Promise<boolean>
}

/** The parts of `process` that a shutdown needs. */
export interface ProcessLike {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  exit(code: number): void
}

/** How long disposal may take (10 s), and where it is logged. */
export interface ShutdownOptions {
  readonly process: ProcessLike
  readonly graceMs?: number
  readonly log?: Logger
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const signalNumbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const
const failedExit = 5
const lateExit = 4

/**
 * Ends the process in an orderly way: at the first SIGINT, SIGTERM or SIGHUP everything added is disposed of in reverse
 * order and the process exits with 0, with 5 if a disposer failed, with 4 after `graceMs`. A second signal exits at once.
 */
export function createShutdown(options: ShutdownOptions): Shutdown {
  const { process, graceMs = 10_000, log = silentLogger } = options
  const disposers: Disposer[] = []
  const begun = new AbortController()
  let running: Promise<boolean> | undefined

  const run = (): Promise<boolean> => {
    begun.abort()
    return (running ??= disposeAll(disposers, log).finally(unlisten))
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    if (begun.signal.aborted) return process.exit(exitCodeOf(signal))
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(lateExit), graceMs).unref()
    void run().then((well) => process.exit(well ? 0 : failedExit))
  }
  const unlisten = (): void => {
    for (const signal of signals) process.off(signal, onSignal)
  }

  for (const signal of signals) process.on(signal, onSignal)
  const add: Shutdown['add'] = (name, dispose) => void disposers.push({ name, dispose })
  return {
    add,
    use: (name, resource) => {
      add(name, () => resource[Symbol.asyncDispose]())
      return resource
    },
    signal: begun.signal,
    run,
    [Symbol.asyncDispose]: async () => void (await run()),
  }
}

/** By convention of shells: 128 and the number of the signal. */
function exitCodeOf(signal: NodeJS.Signals): number {
  const number = signals.find((known) => known === signal)
  return number === undefined ? failedExit : 128 + signalNumbers[number]
}

async function disposeAll(disposers: readonly Disposer[], log: Logger): Promise<boolean> {
  let well = true
  for (const { name, dispose } of disposers.toReversed()) {
    try {
      await dispose()
      log.debug({ name }, 'stopped')
    } catch (error) {
      well = false
      log.error({ err: error, name }, 'did not stop')
    }
  }
  return well
}
