import process from 'node:process'

/** Fires at the first Ctrl-C or SIGTERM, so that everything can end in order; a second one ends the process at once. */
export function signalOfProcess(): AbortSignal {
  const ending = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (ending.signal.aborted) process.exit(4)
      ending.abort()
    })
  return ending.signal
}
