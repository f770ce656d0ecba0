import { Z95 } from '../statistics/normal.ts'
import type { FailureDemand } from './channel-shift.ts'

/** Contacts by channel in one window, with the variance that protection added to each count. */
export interface CountedContacts {
  readonly contacts: ReadonlyMap<string, number>
  readonly countVariance: number
}

export interface CountedFailures extends FailureDemand {
  readonly countVariance: number
}

export interface CountedChange {
  readonly before: CountedContacts
  readonly now: CountedContacts
  /** Left out where failure demand is not counted. */
  readonly failures?: { readonly before: CountedFailures; readonly now: CountedFailures }
  /** What one contact through each channel costs. */
  readonly costs: ReadonlyMap<string, number>
  /** So many windows like the later one are judged. */
  readonly windows: number
}

/**
 * Half width of the 95 % interval of what a programme's shift and avoided failures are worth: the delta method over the counts of
 * both windows, each Poisson with the variance of its noise added; unit costs are taken as given. The reach of the two benefits is
 * added, which is wide enough however they go together, as they are counts of the same contacts. Undefined where a channel with
 * contacts has no unit cost. Source: delta method (Oehlert 1992, doi:10.2307/2684406).
 */
export function benefitReach(change: CountedChange): number | undefined {
  const { before, now, failures, costs, windows } = change
  if ([...before.contacts, ...now.contacts].some(([id, count]) => count > 0 && !costs.has(id)))
    return undefined
  const shift = Math.sqrt(shiftVariance(before, now, costs))
  const failure = failures === undefined ? 0 : Math.sqrt(failureVariance(failures, now, costs))
  return Z95 * windows * (shift + failure)
}

/** Of `A * sum(cost * b) / B - sum(cost * a)`: b contacts before, a now, A and B their sums. */
function shiftVariance(
  before: CountedContacts,
  now: CountedContacts,
  costs: ReadonlyMap<string, number>,
): number {
  const scale = volume(now) / volume(before)
  const price = meanCost(before, costs)
  const earlier = sumOver(before, (channel) => scale * (costOf(channel, costs) - price))
  return earlier + sumOver(now, (channel) => price - costOf(channel, costs))
}

/** Of `(f / c * C - F) * price`: failures f of c contacts before, F of C now, priced by today's mix of channels. */
function failureVariance(
  { before, now }: NonNullable<CountedChange['failures']>,
  mix: CountedContacts,
  costs: ReadonlyMap<string, number>,
): number {
  const rate = before.failures / before.contacts
  const ratio = now.contacts / before.contacts
  const avoided = rate * now.contacts - now.failures
  const price = meanCost(mix, costs)
  const counts =
    (ratio * (1 - rate)) ** 2 * (before.failures + before.countVariance) +
    (ratio * rate) ** 2 * (value(before) + before.countVariance) +
    (rate - 1) ** 2 * (now.failures + now.countVariance) +
    rate ** 2 * (value(now) + now.countVariance)
  const whole = volume(mix)
  const priced = sumOver(mix, (channel) => (costOf(channel, costs) - price) / whole)
  return price * price * counts + avoided * avoided * priced
}

function value({ contacts, failures }: FailureDemand): number {
  return contacts - failures
}

function sumOver(
  { contacts, countVariance }: CountedContacts,
  slope: (channel: string) => number,
): number {
  return [...contacts].reduce(
    (sum, [channel, count]) =>
      count === 0 ? sum : sum + slope(channel) ** 2 * (count + countVariance),
    0,
  )
}

function costOf(channel: string, costs: ReadonlyMap<string, number>): number {
  return costs.get(channel) ?? 0
}

function meanCost(counted: CountedContacts, costs: ReadonlyMap<string, number>): number {
  const paid = [...counted.contacts].reduce(
    (sum, [channel, count]) => sum + count * costOf(channel, costs),
    0,
  )
  return paid / volume(counted)
}

function volume({ contacts }: CountedContacts): number {
  return [...contacts.values()].reduce((sum, count) => sum + count, 0)
}
