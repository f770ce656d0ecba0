const actions = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs an action, which cannot wait for anything, when this process ends in order or by a signal; returns how to forget it. */
export function endWithProcess(action: () => void): () => void {
  if (actions.size === 0) watchProcess()
  actions.add(action)
  return () => {
    if (actions.delete(action) && actions.size === 0) unwatchProcess()
  }
}

function watchProcess(): void {
  process.on('exit', runAll)
  for (const signal of signals) process.on(signal, endBySignal)
}

function unwatchProcess(): void {
  process.off('exit', runAll)
  for (const signal of signals) process.off(signal, endBySignal)
}

function runAll(): void {
  for (const action of actions) action()
}

/** A listener turns off the default of a signal, to end the process. Where nobody else listens, do just that. */
function endBySignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  runAll()
  unwatchProcess()
  process.kill(process.pid, signal)
}
