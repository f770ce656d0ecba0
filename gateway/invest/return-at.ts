import { ALL, EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import {
  channelShift,
  failureAvoided,
  type ChannelShift,
} from '@citx/schema/metric/investment/channel-shift.ts'
import {
  benefitReach,
  type CountedContacts,
  type CountedFailures,
} from '@citx/schema/metric/investment/return-interval.ts'
import {
  returnOnInvestment,
  type BenefitKind,
  type Programme,
  type Scenario,
} from '@citx/schema/metric/investment/return-on-investment.ts'
import { sensitivity, type Sensitivity } from '@citx/schema/metric/investment/sensitivity.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { askWindows } from '../compare/facts/ask-windows.ts'
import type { AgencyFacts } from '../compare/facts/agency-facts.ts'
import { getMetric } from '../compare/parse-place.ts'
import { reason, type Reason } from '../compare/reason.ts'
import type { GatewayContext } from '../context.ts'
import type { Participation } from '../scatter/participation.ts'
import { benchmarkCosts, ownCosts, publishedCosts, type CostSet } from './unit-cost-sets.ts'

export interface ReturnQuestion {
  readonly agency: string
  readonly journey: string
  readonly before: Window
  readonly after: Window
  /** So many windows like the later one make up what is judged. */
  readonly windows: number
  readonly currency: string
  readonly programmeCost: number
  readonly remedial: Programme['remedial']
  readonly cashable: ReadonlySet<BenefitKind>
  readonly published: { readonly source: string; readonly costs: ReadonlyMap<string, number> }
  /** Whose unit costs make the benchmark. */
  readonly peers: readonly string[]
}

export interface FoundReturn {
  readonly shifts: readonly ChannelShift[]
  /** Undefined where failure demand is not published in both windows; then it counts as none. */
  readonly failuresAvoided: number | undefined
  /** Each set of unit costs with what it gives, the most trusted first. */
  readonly scenarios: readonly FoundScenario[]
  /** Of the most trusted set that gives a return. */
  readonly sensitivity: readonly Sensitivity[]
  /** Why there is none, or what it leaves out. */
  readonly reasons: readonly Reason[]
  readonly participation: readonly Participation[]
}

export interface FoundScenario {
  readonly costs: CostSet
  readonly scenario: Scenario
  /** Half width of the interval of its benefit; undefined where a channel with contacts has no unit cost. */
  readonly reach: number | undefined
}

/** The return on a programme, from what the agency publishes before and after it. One question to all. */
export async function returnAt(
  question: ReturnQuestion,
  vocabulary: Vocabulary,
  context: GatewayContext,
): Promise<FoundReturn> {
  const { agency, journey, before, after, peers } = question
  const metrics = ['cost-per-contact', 'failure-demand'].map((id) => getMetric(vocabulary, id))
  const agencies = [...new Set([agency, ...peers])].toSorted()
  const asked = { metrics, journey, windows: [before, after], channels: [ALL], agencies }
  const { facts, participation } = await askWindows(asked, context)
  const answers = new Map(
    [...facts].flatMap(([id, answer]) => ('reason' in answer ? [] : [[id, answer] as const])),
  )
  const change = changeBetween(answers.get(agency) ?? [], question)
  if (change === undefined) {
    const message = `${agency} does not publish its contacts by channel in both windows`
    const none = { shifts: [], failuresAvoided: undefined, scenarios: [], sensitivity: [] }
    return { ...none, reasons: [reason('NO_FIGURE', message)], participation }
  }
  const { programme, failuresAvoided, counted } = change
  const { windows } = question
  const scenarios = costSets(question, answers).flatMap((costs) =>
    returnOnInvestment(programme, [costs]).map((scenario) => ({
      costs,
      scenario,
      reach: benefitReach({ ...counted, costs: costs.costs, windows }),
    })),
  )
  const trusted = scenarios.find(({ scenario }) => scenario.available)
  const unknown = 'failure demand is not published in both windows, and not counted'
  return {
    shifts: programme.shifts,
    failuresAvoided,
    scenarios,
    sensitivity: trusted === undefined ? [] : sensitivity(programme, trusted.costs),
    reasons: failuresAvoided === undefined ? [reason('NO_FIGURE', unknown)] : [],
    participation,
  }
}

interface Change {
  readonly programme: Programme
  readonly failuresAvoided: number | undefined
  /** The counts behind it. */
  readonly counted: {
    readonly before: CountedContacts
    readonly now: CountedContacts
    readonly failures?: { readonly before: CountedFailures; readonly now: CountedFailures }
  }
}

/** What changed at the agency from the earlier window to the later; undefined where contacts are not published in both. */
function changeBetween(
  [first, second]: readonly AgencyFacts[],
  { journey, windows, programmeCost, remedial, cashable }: ReturnQuestion,
): Change | undefined {
  const before = countsAt(first, 'contact-channel', journey)
  const now = countsAt(second, 'contact-channel', journey)
  if (before === undefined || now === undefined || volume(before.contacts) === 0) return undefined
  const failures = failuresAt(first, second, journey)
  const failuresAvoided =
    failures === undefined ? undefined : windows * failureAvoided(failures.before, failures.now)
  const programme = {
    cost: programmeCost,
    shifts: channelShift(before.contacts, now.contacts).map((shift) => scale(shift, windows)),
    failureAvoided: spread(failuresAvoided ?? 0, now.contacts),
    remedial,
    cashable,
  }
  const counted = { before, now, ...(failures !== undefined && { failures }) }
  return { programme, failuresAvoided, counted }
}

/** The most trusted first. */
function costSets(
  { agency, journey, currency, published }: ReturnQuestion,
  answers: ReadonlyMap<string, readonly AgencyFacts[]>,
): readonly CostSet[] {
  const figures = new Map([...answers].map(([id, facts]) => [id, facts[1]?.figures ?? []]))
  const asked = { agency, journey, currency, figures }
  const orientation =
    published.costs.size > 0 ? [publishedCosts(published.source, published.costs)] : []
  return [ownCosts(asked), benchmarkCosts(asked), ...orientation]
}

function countsAt(
  facts: AgencyFacts | undefined,
  measure: string,
  journey: string,
): CountedContacts | undefined {
  const place = { ...EVERYWHERE, journey }
  const cell = facts?.cellAt(measure, place)
  if (cell === undefined || cell.counts.size === 0) return undefined
  return { contacts: cell.counts, countVariance: cell.countVariance }
}

function failuresAt(
  first: AgencyFacts | undefined,
  second: AgencyFacts | undefined,
  journey: string,
): Change['counted']['failures'] {
  const [before, now] = [first, second].map((at) =>
    demandOf(countsAt(at, 'contact-nature', journey)),
  )
  if (before === undefined || now === undefined || before.contacts === 0) return undefined
  return { before, now }
}

function demandOf(counted: CountedContacts | undefined): CountedFailures | undefined {
  if (counted === undefined) return undefined
  const failures = counted.contacts.get('failure') ?? 0
  const contacts = failures + (counted.contacts.get('value') ?? 0)
  return { failures, contacts, countVariance: counted.countVariance }
}

/** Contacts that no longer come are priced by the channels of today, so that a shift is not counted twice. */
function spread(contacts: number, mix: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = volume(mix)
  if (contacts === 0 || all === 0) return new Map()
  const channels = [...mix].filter(([, count]) => count > 0)
  return new Map(channels.map(([channel, count]) => [channel, (contacts * count) / all]))
}

function scale({ channel, expected, actual, left }: ChannelShift, by: number): ChannelShift {
  return { channel, expected: by * expected, actual: by * actual, left: by * left }
}

function volume(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
