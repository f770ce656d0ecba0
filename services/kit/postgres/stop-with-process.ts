import { signalProcess } from './stop-postmaster.ts'

const postmasters = new Set<number>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Sees to it that a postmaster is told to stop when this process ends without having stopped it. */
export function stopWithProcess(pid: number): void {
  if (postmasters.size === 0) watchProcess()
  postmasters.add(pid)
}

/** The postmaster has been stopped; its number may soon belong to another process. */
export function forgetPostmaster(pid: number): void {
  if (postmasters.delete(pid) && postmasters.size === 0) unwatchProcess()
}

function watchProcess(): void {
  process.on('exit', stopAll)
  for (const signal of signals) process.on(signal, endBySignal)
}

function unwatchProcess(): void {
  process.off('exit', stopAll)
  for (const signal of signals) process.off(signal, endBySignal)
}

function stopAll(): void {
  for (const pid of postmasters) signalProcess(pid, 'SIGINT')
}

/** A listener turns off the default of a signal, to end the process. Where nobody else listens, do just that. */
function endBySignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  stopAll()
  unwatchProcess()
  process.kill(process.pid, signal)
}
