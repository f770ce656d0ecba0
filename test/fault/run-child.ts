import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'

const program = new URL('../../infra/citx/main.mjs', import.meta.url).pathname

/** How a process of `citx` ended. */
export interface ChildResult {
  /** Null when it was killed. */
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
  readonly milliseconds: number
}

/** Runs `citx` as a process of its own; with `killAfter` it gets SIGKILL after so many milliseconds, unless it is done. */
export async function runChild(
  commandLine: readonly string[],
  { killAfter }: { readonly killAfter?: number } = {},
): Promise<ChildResult> {
  const started = performance.now()
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [program, ...commandLine], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = Promise.all([text(child.stdout), text(child.stderr)])
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      resolve(code)
    })
  })
  const done = new AbortController()
  if (killAfter !== undefined)
    void wait(killAfter, undefined, { signal: done.signal }).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    )
  const exit = await ended
  const milliseconds = performance.now() - started
  done.abort()
  // A database server that it started holds its pipes open when it was killed.
  const [stdout, stderr] = await Promise.race([printed, wait(500).then(() => ['', ''] as const)])
  return { exit, stdout, stderr, milliseconds }
}
