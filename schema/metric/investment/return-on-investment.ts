import type { ChannelShift } from './channel-shift.ts'

/** Where unit costs come from, the most trusted first: measured here, the benchmark's median, a published figure. */
export const PROVENANCES = ['own', 'benchmark', 'published'] as const
export type Provenance = (typeof PROVENANCES)[number]

/** Unit costs of the channels, in one currency. */
export interface UnitCosts {
  readonly provenance: Provenance
  readonly source: string
  readonly costs: ReadonlyMap<string, number>
}

export type BenefitKind = 'shift' | 'failure' | 'remedial'

/** What a programme changed, and what it cost. */
export interface Programme {
  readonly cost: number
  readonly shifts: readonly ChannelShift[]
  /** Failure contacts that no longer come, by channel. */
  readonly failureAvoided: ReadonlyMap<string, number>
  readonly remedial: { readonly casesAvoided: number; readonly costEach: number }
  /** The benefits that turn into money that can be spent elsewhere; the others free time. */
  readonly cashable: ReadonlySet<BenefitKind>
}

export interface Benefit {
  readonly kind: BenefitKind
  readonly amount: number
  readonly cashable: boolean
}

/** The return under one set of unit costs. */
export interface Return {
  readonly provenance: Provenance
  readonly source: string
  /** Published unit costs are for orientation, not for a business case. */
  readonly flagged: boolean
  readonly benefits: readonly Benefit[]
  readonly benefit: number
  readonly cashableBenefit: number
  /** (benefit - cost) / cost; undefined for a programme without cost. */
  readonly roi: number | undefined
  readonly cashableRoi: number | undefined
}

export type Scenario =
  | { readonly available: true; readonly result: Return }
  /** Channels whose contacts changed and that have no unit cost. */
  | {
      readonly available: false
      readonly provenance: Provenance
      readonly missing: readonly string[]
    }

/**
 * The return on a programme under each set of unit costs, the most trusted first.
 * benefit = contacts that left each channel x its unit cost (for two channels: contacts shifted x (cost from - cost to))
 *         + failure contacts avoided x unit cost + remedial cases avoided x cost each;  ROI = (benefit - cost) / cost.
 */
export function returnOnInvestment(
  programme: Programme,
  unitCosts: readonly UnitCosts[],
): readonly Scenario[] {
  return unitCosts
    .toSorted((a, b) => PROVENANCES.indexOf(a.provenance) - PROVENANCES.indexOf(b.provenance))
    .map((costs) => scenario(programme, costs))
}

function scenario(programme: Programme, { provenance, source, costs }: UnitCosts): Scenario {
  const missing = changedChannels(programme).filter(
    (channel) => !Number.isFinite(costs.get(channel)),
  )
  if (missing.length > 0) return { available: false, provenance, missing }
  const benefits = benefitsOf(programme, costs)
  const benefit = total(benefits)
  const cashableBenefit = total(benefits.filter(({ cashable }) => cashable))
  const result = {
    provenance,
    source,
    flagged: provenance === 'published',
    benefits,
    benefit,
    cashableBenefit,
    roi: ratio(benefit, programme.cost),
    cashableRoi: ratio(cashableBenefit, programme.cost),
  }
  return { available: true, result }
}

function benefitsOf(
  { shifts, failureAvoided, remedial, cashable }: Programme,
  costs: ReadonlyMap<string, number>,
): readonly Benefit[] {
  const at = (channel: string, contacts: number) =>
    contacts === 0 ? 0 : contacts * (costs.get(channel) ?? Number.NaN)
  const amounts = {
    shift: shifts.reduce((sum, { channel, left }) => sum + at(channel, left), 0),
    failure: [...failureAvoided].reduce(
      (sum, [channel, contacts]) => sum + at(channel, contacts),
      0,
    ),
    remedial: remedial.casesAvoided * remedial.costEach,
  }
  return (['shift', 'failure', 'remedial'] as const).map((kind) => ({
    kind,
    amount: amounts[kind],
    cashable: cashable.has(kind),
  }))
}

function changedChannels({ shifts, failureAvoided }: Programme): readonly string[] {
  const shifted = shifts.filter(({ left }) => left !== 0).map(({ channel }) => channel)
  const relieved = [...failureAvoided].filter(([, contacts]) => contacts !== 0)
  return [...new Set([...shifted, ...relieved.map(([channel]) => channel)])].toSorted()
}

function total(benefits: readonly Benefit[]): number {
  return benefits.reduce((sum, { amount }) => sum + amount, 0)
}

function ratio(benefit: number, cost: number): number | undefined {
  return cost > 0 ? (benefit - cost) / cost : undefined
}
