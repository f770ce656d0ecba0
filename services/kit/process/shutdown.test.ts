import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createShutdown, type ShutdownOptions } from './shutdown.ts'

class TestProcess extends EventEmitter {
  readonly exits: number[] = []

  exit(code: number): void {
    this.exits.push(code)
  }
}

function start(options: Partial<ShutdownOptions> = {}) {
  const process = new TestProcess()
  const done: string[] = []
  const shutdown = createShutdown({ process, ...options })
  const add = (name: string): void => shutdown.add(name, () => void done.push(name))
  return { process, done, shutdown, add }
}

describe('createShutdown', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('disposes in reverse order at %s', async (signal) => {
    const { process, done, shutdown, add } = start()
    add('database')
    add('server')
    process.emit(signal, signal)
    expect(shutdown.signal.aborted).toBe(true)
    await expect.poll(() => process.exits).toEqual([0])
    expect(done).toEqual(['server', 'database'])
  })

  it('waits for what takes time', async () => {
    const { process, done, shutdown, add } = start()
    add('database')
    shutdown.add('slow', () => wait(30).then(() => done.push('slow')))
    process.emit('SIGTERM', 'SIGTERM')
    await expect.poll(() => process.exits).toEqual([0])
    expect(done).toEqual(['slow', 'database'])
  })

  it('goes on after a disposer that fails, and says so with its exit code', async () => {
    const { process, done, shutdown, add } = start()
    add('database')
    shutdown.add('broken', () => Promise.reject(new Error('broken')))
    process.emit('SIGTERM', 'SIGTERM')
    await expect.poll(() => process.exits).toEqual([5])
    expect(done).toEqual(['database'])
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('exits at once at a second signal, %s', (signal, code) => {
    const { process, shutdown } = start()
    shutdown.add('stuck', () => new Promise(() => undefined))
    process.emit('SIGINT', 'SIGINT')
    expect(process.exits).toEqual([])
    process.emit(signal, signal)
    expect(process.exits).toEqual([code])
  })

  it('gives up after the grace period', async () => {
    const { process, shutdown } = start({ graceMs: 20 })
    shutdown.add('stuck', () => new Promise(() => undefined))
    process.emit('SIGTERM', 'SIGTERM')
    await expect.poll(() => process.exits).toEqual([4])
  })

  it('can be run by hand, once, and then lets signals be', async () => {
    const { process, done, shutdown, add } = start()
    add('database')
    expect(await Promise.all([shutdown.run(), shutdown.run()])).toEqual([true, true])
    expect(done).toEqual(['database'])
    expect(process.listenerCount('SIGINT')).toBe(0)
    expect(process.exits).toEqual([])
  })
})
