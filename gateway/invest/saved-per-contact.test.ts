import { channelShift } from '@citx/schema/metric/investment/channel-shift.ts'
import { describe, expect, it } from 'vitest'
import { contactsMoved, savedPerContact } from './saved-per-contact.ts'

const costs = new Map([
  ['phone', 145],
  ['web', 10],
])
const all = (channel: string, contacts: number) => new Map([[channel, contacts]])

describe('a contact moved', () => {
  it('from the phone at 145 to the web at 10 saves 135, which is 93.1 %', () => {
    const shifts = channelShift(all('phone', 240), all('web', 300))
    expect(contactsMoved(shifts)).toBe(300)
    const saved = savedPerContact(shifts, costs)
    expect(saved?.amount).toBe(135)
    expect(saved?.share).toBeCloseTo(0.931, 3)
  })

  it('is none when demand only grows', () => {
    const shifts = channelShift(all('phone', 240), all('phone', 480))
    expect(contactsMoved(shifts)).toBe(0)
    expect(savedPerContact(shifts, costs)).toBe(undefined)
  })

  it('has no saving when a channel that it touches has no cost', () => {
    const shifts = channelShift(all('phone', 240), all('chat', 300))
    expect(savedPerContact(shifts, costs)).toBe(undefined)
  })
})
