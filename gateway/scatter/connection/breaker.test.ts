import { afterAll, describe, expect, it } from 'vitest'
import { startDeadline } from '../deadline.ts'
import { createBreaker, type Breaker, type Leave } from './breaker.ts'

const { signal } = new AbortController()
const deadline = startDeadline(60_000, signal)

async function enter(breaker: Breaker): Promise<Leave> {
  const leave = await breaker.enter(deadline)
  if ('status' in leave) throw new Error(leave.reason)
  return leave
}

describe('a breaker', () => {
  let nowMs = 0
  const create = () => createBreaker({ failures: 2, restMs: 100, now: () => nowMs })
  afterAll(() => deadline[Symbol.dispose]())

  it('lets an agency rest after failures in a row, and not after fewer', async () => {
    const breaker = create()
    for (const health of ['ill', 'well', 'ill', 'unknown', 'ill'] as const)
      (await enter(breaker)).settle(health)
    expect(await breaker.enter(deadline)).toMatchObject({ status: 'DOWN' })
  })

  it('sends one probe after the rest; a caller who leaves decides nothing, and the next one probes', async () => {
    const breaker = create()
    for (const _ of [1, 2]) (await enter(breaker)).settle('ill')
    nowMs += 100
    const probe = await enter(breaker)
    const next = enter(breaker)
    const last = enter(breaker)
    probe.settle('unknown')
    const second = await next
    second.settle('well')
    await expect(last).resolves.toBeDefined()
    ;(await enter(breaker)).settle('ill')
    await expect(enter(breaker)).resolves.toBeDefined()
  })

  it('rests anew when the probe fails, and who waited is turned away', async () => {
    const breaker = create()
    for (const _ of [1, 2]) (await enter(breaker)).settle('ill')
    nowMs += 100
    const probe = await enter(breaker)
    const waiting = breaker.enter(deadline)
    probe.settle('ill')
    expect(await waiting).toMatchObject({ status: 'DOWN' })
  })

  it('keeps nobody waiting for a probe beyond the deadline', async () => {
    const breaker = create()
    for (const _ of [1, 2]) (await enter(breaker)).settle('ill')
    nowMs += 100
    await enter(breaker)
    using short = startDeadline(5, signal)
    await expect(breaker.enter(short)).rejects.toThrow('the time is up')
  })
})
