/** Contacts in one channel against what the earlier mix would have given at today's volume. */
export interface ChannelShift {
  readonly channel: string
  /** Share of the earlier mix times today's contacts. */
  readonly expected: number
  readonly actual: number
  /** Contacts that left the channel (positive) or came to it (negative); they add up to 0 over the channels. */
  readonly left: number
}

/**
 * Demand-adjusted shift between channels: the earlier mix at today's volume, less today's contacts, so that growth is not taken for
 * shift. Channels in order of id. Throws RangeError when there were no contacts in the earlier window.
 */
export function channelShift(
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): readonly ChannelShift[] {
  const volumeBefore = volume(before)
  const volumeNow = volume(now)
  if (!(volumeBefore > 0)) throw new RangeError('no contacts in the earlier window')
  return [...new Set([...before.keys(), ...now.keys()])].toSorted().map((channel) => {
    const expected = ((before.get(channel) ?? 0) / volumeBefore) * volumeNow
    const actual = now.get(channel) ?? 0
    return { channel, expected, actual, left: expected - actual }
  })
}

/** Failure contacts that today's volume would have brought at the earlier rate, less those that came. */
export function failureAvoided(before: FailureDemand, now: FailureDemand): number {
  if (!(before.contacts > 0)) throw new RangeError('no contacts in the earlier window')
  return (before.failures / before.contacts) * now.contacts - now.failures
}

export interface FailureDemand {
  readonly failures: number
  readonly contacts: number
}

function volume(contacts: ReadonlyMap<string, number>): number {
  return [...contacts.values()].reduce((sum, count) => sum + count, 0)
}
