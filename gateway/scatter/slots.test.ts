import { describe, expect, it } from 'vitest'
import { createSlots } from './slots.ts'

describe('slots', () => {
  const { signal } = new AbortController()

  it('admit as many as there are places, queue some, and turn the rest away', async () => {
    const slots = createSlots(1, 1)
    const first = await slots.take(signal)
    const second = slots.take(signal)
    expect(slots.take(signal)).toBe(undefined)
    first?.[Symbol.dispose]()
    first?.[Symbol.dispose]()
    const held = await second
    expect(slots.take(signal)).toBeInstanceOf(Promise)
    expect(slots.take(signal)).toBe(undefined)
    held?.[Symbol.dispose]()
  })

  it('free the place in the queue of who gives up', async () => {
    const slots = createSlots(1, 1)
    const held = await slots.take(signal)
    const impatient = new AbortController()
    const waiting = slots.take(impatient.signal)
    impatient.abort(new Error('deadline'))
    await expect(waiting).rejects.toThrow('deadline')
    const next = slots.take(signal)
    held?.[Symbol.dispose]()
    await expect(next).resolves.toBeDefined()
  })
})
