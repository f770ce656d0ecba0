import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { runCitx } from '../../infra/citx/citx.ts'

/** What a command line gave back. */
export interface CommandResult {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly stdin?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Runs `citx` in this process, with streams of its own. */
export async function citx(
  commandLine: readonly string[],
  { stdin = '', env = {}, signal = new AbortController().signal }: CommandOptions = {},
): Promise<CommandResult> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const printed = Promise.all([text(stdout), text(stderr)])
  const exit = await runCitx(commandLine, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    env,
    signal,
  })
  stdout.end()
  stderr.end()
  const [out, error] = await printed
  return { exit, stdout: out, stderr: error }
}
