import { once } from 'node:events'
import type { RunningServer } from '@citx/kit/http/serve-graphql.ts'
import { writeLines, type Terminal } from './terminal.ts'

/** Starts a service, says where it is, and stops everything that was started when the person ends the command. */
export async function runUntilStopped(
  terminal: Terminal,
  start: (started: AsyncDisposableStack) => Promise<Pick<RunningServer, 'url'>>,
): Promise<void> {
  await using started = new AsyncDisposableStack()
  const { url } = await start(started)
  writeLines(terminal.stdout, url)
  await stopped(terminal)
}

/** Resolves when the person ends the command. */
export async function stopped({ signal }: Terminal): Promise<void> {
  // A signal does not keep the process alive; this does.
  const stayAlive = setInterval(() => undefined, 60_000)
  if (!signal.aborted) await once(signal, 'abort')
  clearInterval(stayAlive)
}
