import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { UnitCosts } from '@citx/schema/metric/investment/return-on-investment.ts'
import { sampleQuantile } from '@citx/schema/metric/statistics/sample-quantile.ts'
import { reportedAt } from '@citx/schema/release/reported-at.ts'
import type { FigureFact } from '../compare/facts/agency-facts.ts'
import { reason, type Reason } from '../compare/reason.ts'
import { MINIMUM_AGENCIES } from '../compare/grades/verdict.ts'

/** One set of unit costs, with what keeps it from holding more. */
export interface CostSet extends UnitCosts {
  readonly reasons: readonly Reason[]
}

export interface CostQuestion {
  readonly agency: string
  readonly journey: string
  readonly currency: string
  /** What each agency reports in the later window, by agency. */
  readonly figures: ReadonlyMap<string, readonly FigureFact[]>
}

/** The unit costs that the agency measured itself. */
export function ownCosts({ agency, journey, currency, figures }: CostQuestion): CostSet {
  const source = `unit costs that ${agency} reports`
  const own = reportedAt(figures.get(agency) ?? [], { ...EVERYWHERE, journey })
  const costs = own.unitCosts ?? new Map<string, number>()
  const none = { provenance: 'own', source, costs: new Map<string, number>() } as const
  if (costs.size === 0)
    return { ...none, reasons: [reason('NO_FIGURE', `${agency} reports no unit costs`)] }
  if (own.currency !== currency) {
    const message = `${agency} reports unit costs in ${own.currency ?? 'an unstated currency'}`
    return { ...none, reasons: [reason('DIFFERENT_CURRENCY', message)] }
  }
  return { ...none, costs, reasons: [] }
}

/** The median of the other agencies' unit costs in the same currency, for channels that enough of them report. */
export function benchmarkCosts({ agency, journey, currency, figures }: CostQuestion): CostSet {
  const others = [...figures]
    .filter(([id]) => id !== agency)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, reported]) => reportedAt(reported, { ...EVERYWHERE, journey }))
    .filter((reported) => reported.currency === currency)
    .map(({ unitCosts }) => unitCosts ?? new Map<string, number>())
  const channels = [...new Set(others.flatMap((costs) => [...costs.keys()]))].toSorted()
  const known = channels
    .map((channel) => ({ channel, costs: others.flatMap((costs) => costs.get(channel) ?? []) }))
    .filter(({ costs }) => costs.length >= MINIMUM_AGENCIES)
  const message = `${others.length} other agencies report unit costs in ${currency}; ${MINIMUM_AGENCIES} are needed for each channel`
  return {
    provenance: 'benchmark',
    source: `median of ${howMany(known.map(({ costs }) => costs.length)) ?? others.length} other agencies`,
    costs: new Map(known.map(({ channel, costs }) => [channel, sampleQuantile(costs, 0.5)])),
    reasons: known.length === 0 ? [reason('TOO_FEW_AGENCIES', message)] : [],
  }
}

/** How many agencies stand behind a median: one number, or two where channels differ. Undefined for no median. */
function howMany(counts: readonly number[]): string | undefined {
  if (counts.length === 0) return undefined
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return least === most ? `${least}` : `${least} to ${most}`
}

/** Unit costs that somebody published about other organisations: for orientation. */
export function publishedCosts(source: string, costs: ReadonlyMap<string, number>): CostSet {
  return { provenance: 'published', source, costs, reasons: [] }
}
