import { PassThrough, Readable } from 'node:stream'
import { once } from 'node:events'
import { runCitx } from '../../infra/citx/citx.ts'

/** A service that a command line runs, until it is disposed of as by SIGTERM. */
export interface RunningCommand extends AsyncDisposable {
  /** The address that it printed when it began to serve. */
  readonly url: string
}

/** Runs a command of `citx` that serves, in this process; fails with what it printed when it ends before it serves. */
export async function startCitx(commandLine: readonly string[]): Promise<RunningCommand> {
  const ending = new AbortController()
  const stdout = new PassThrough({ encoding: 'utf8' })
  let printed = ''
  const stderr = new PassThrough({ encoding: 'utf8' }).on('data', (text) => (printed += text))
  const exited = runCitx(commandLine, {
    stdin: Readable.from([]),
    stdout,
    stderr,
    env: { CITX_LOG: 'error' },
    signal: ending.signal,
  })
  const failed = exited.then((exit) => {
    throw new Error(`citx ${commandLine.join(' ')} ended with ${exit}: ${printed}`)
  })
  failed.catch(() => undefined)
  const [line]: unknown[] = await Promise.race([once(stdout, 'data'), failed])
  return {
    url: String(line).trim(),
    async [Symbol.asyncDispose]() {
      ending.abort()
      const exit = await exited
      if (exit !== 0)
        throw new Error(`citx ${commandLine.join(' ')} ended with ${exit}: ${printed}`)
    },
  }
}
