import type { ChannelShift } from '@citx/schema/metric/investment/channel-shift.ts'

/** What a contact that moved to another channel saves. */
export interface SavedPerContact {
  readonly amount: number
  /** Of what such a contact cost before, 0 to 1. */
  readonly share: number
}

/** Contacts that left a channel for another; as many came to the others. */
export function contactsMoved(shifts: readonly ChannelShift[]): number {
  return shifts.reduce((sum, { left }) => sum + Math.max(0, left), 0)
}

/** The saving of the average contact moved; undefined when none moved, or a channel has no unit cost. */
export function savedPerContact(
  shifts: readonly ChannelShift[],
  costs: ReadonlyMap<string, number>,
): SavedPerContact | undefined {
  const moved = contactsMoved(shifts)
  const at = (channel: string, contacts: number) =>
    contacts === 0 ? 0 : contacts * (costs.get(channel) ?? Number.NaN)
  const saved = shifts.reduce((sum, { channel, left }) => sum + at(channel, left), 0)
  const before = shifts.reduce((sum, { channel, left }) => sum + at(channel, Math.max(0, left)), 0)
  if (!(moved > 0) || !Number.isFinite(saved) || !(before > 0)) return undefined
  return { amount: saved / moved, share: saved / before }
}
