import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Secret } from '@citx/kit/config/secret.ts'
import { z } from 'zod'

const program = join(import.meta.dirname, 'hold-postgres.ts')

/** How the program ends: by nobody's doing (also while it uses its server all the time), by `createShutdown`, or by itself once it has started. */
export type Ending = 'none' | 'watch' | 'shutdown' | 'exit'

/** How the holder runs: by default until it is ended, with a server that a power cut may harm, as ourselves. */
export interface HolderOptions extends Pick<SpawnOptions, 'uid' | 'gid' | 'detached'> {
  readonly ending?: Ending
  readonly durable?: boolean
  /** A program and its arguments that runs the holder in its place. */
  readonly wrapper?: readonly string[]
}

/** Starts the holder of a server in a process of its own. */
export function spawnHolder(
  dataDir: string,
  { ending = 'none', durable = false, wrapper = [], ...options }: HolderOptions = {},
): ChildProcess {
  const node = [process.execPath, '--no-warnings', program]
  const words = [dataDir, ending, durable ? 'durable' : 'fast']
  const [command = '', ...args] = [...wrapper, ...node, ...words]
  return spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
}

const failure = z.object({ code: z.string(), message: z.string(), exit: z.number() })
const report = z.union([
  z.object({
    adminUrl: z.string().transform((url) => new Secret(url)),
    description: z.string(),
  }),
  z.object({ failure }),
])

/** The first line that a holder says: where its server is, or why there is none. */
export async function firstReport(child: ChildProcess): Promise<z.output<typeof report>> {
  if (child.stdout === null) throw new Error('the output of the holder was not kept')
  const [line]: unknown[] = await once(createInterface(child.stdout), 'line')
  return report.parse(JSON.parse(String(line)))
}

/** Starts a holder and waits for its server. */
export async function startHolder(
  dataDir: string,
  options: HolderOptions = {},
): Promise<{ readonly child: ChildProcess; readonly adminUrl: Secret<string> }> {
  const child = spawnHolder(dataDir, options)
  const said = await firstReport(child)
  if ('failure' in said) throw new Error(said.failure.message)
  return { child, adminUrl: said.adminUrl }
}

/** Ends a child by a signal and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}
