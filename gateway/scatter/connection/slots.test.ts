import { afterAll, describe, expect, it } from 'vitest'
import { Overdue, startDeadline } from '../deadline.ts'
import { createSlots } from './slots.ts'

describe('slots', () => {
  const { signal } = new AbortController()
  const deadline = startDeadline(60_000, signal)
  afterAll(() => deadline[Symbol.dispose]())

  it('admit as many as there are places, queue some, and turn the rest away', async () => {
    const slots = createSlots(1, 1)
    const first = await slots.take(deadline)
    const second = slots.take(deadline)
    expect(slots.take(deadline)).toBe(undefined)
    first?.[Symbol.dispose]()
    first?.[Symbol.dispose]()
    const held = await second
    expect(slots.take(deadline)).toBeInstanceOf(Promise)
    expect(slots.take(deadline)).toBe(undefined)
    held?.[Symbol.dispose]()
  })

  it('free the place in the queue of who gives up', async () => {
    const slots = createSlots(1, 1)
    const held = await slots.take(deadline)
    const waiting = slots.take(startDeadline(1, signal))
    await expect(waiting).rejects.toThrow(Overdue)
    const next = slots.take(deadline)
    held?.[Symbol.dispose]()
    await expect(next).resolves.toBeDefined()
  })
})
