import type { Place } from '@citx/schema/cube/place.ts'
import type { Distribution } from '@citx/schema/metric/distribution.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import { reportedAt, unitCostAt } from '@citx/schema/release/reported-at.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFailure } from '../../scatter/failure.ts'
import type { AgencyFacts, FigureFact } from '../facts/agency-facts.ts'
import { describeLack } from './describe-lack.ts'
import type { Figure } from './figure.ts'
import { countsOf, type CellFact } from '../facts/read-cell.ts'

/** A figure's place, with its position among the journeys asked; the first where there is one alone. */
export interface AskedPlace extends Place {
  readonly position?: number
}

/**
 * One metric at one agency, computed here from its protected counts, so that one code applies the formula to all. Protected
 * counts come first, by the metric's order of preference; then what the organisation reports; the two are never mixed.
 */
export function figureAt(
  metric: Metric,
  facts: AgencyFacts | AgencyFailure | undefined,
  place: AskedPlace,
): Figure {
  if (facts === undefined || 'reason' in facts) {
    const status = facts?.status === 'DENIED' ? 'NOT_SHARED' : 'NO_ANSWER'
    return { status, metric, measure: undefined, release: undefined }
  }
  return (
    fromCells(metric, facts, place) ??
    fromReport(metric, facts, place) ??
    fromUnitCosts(metric, facts, place) ??
    absent(metric, facts, place)
  )
}

function fromCells(metric: Metric, facts: AgencyFacts, place: AskedPlace): Figure | undefined {
  const cell = findCell(metric, facts, place)
  if (cell === undefined) return undefined
  const { measure, counts, countVariance, release } = cell
  if (counts.size === 0) return { status: 'NOT_ESTIMABLE', metric, measure, release }
  const distribution = { measure, counts, countVariance }
  return compute(metric, distribution, facts, place, { basis: 'PROTECTED', release })
}

/** The counts that a metric rests on at a place, by the metric's order of preference. */
export function findCell(
  metric: Metric,
  { cellAt }: AgencyFacts,
  place: Place,
): CellFact | undefined {
  for (const measure of metric.over.keys()) {
    const cell = cellAt(measure, place)
    if (cell !== undefined) return cell
  }
  return undefined
}

function fromReport(metric: Metric, facts: AgencyFacts, place: AskedPlace): Figure | undefined {
  const here = facts.figures.filter((figure) => isAt(figure, place))
  for (const measure of metric.over.keys()) {
    const figure = here.find((it) => it.measure === measure && it.counts.length > 0)
    if (figure === undefined) continue
    const { release } = figure
    const distribution = { measure, counts: countsOf(figure.counts), countVariance: 0 }
    return compute(metric, distribution, facts, place, { basis: 'REPORTED', release })
  }
  const own = here.find(({ id, value }) => id === metric.id && value !== null)
  return own === undefined ? undefined : asReported(metric, own)
}

/** What a contact through one channel costs is that channel's unit cost, as the organisation reports it. */
function fromUnitCosts(metric: Metric, facts: AgencyFacts, place: AskedPlace): Figure | undefined {
  const priced = [...metric.over.values()].some(({ kind }) => kind === 'unit-cost')
  const cost = priced ? unitCostAt(facts.figures, place) : undefined
  const reported = facts.figures.find(
    ({ id, channel }) => id === 'unit-cost' && channel === place.channel,
  )
  if (cost === undefined || reported === undefined) return undefined
  const { value, currency = null } = cost
  // A cost is a figure by itself; answers that some figure rests on are not known to be its own.
  return asReported(metric, { ...reported, value, currency, n: null, measure: null })
}

function asReported(metric: Metric, { value, n, measure, currency, release }: FigureFact): Figure {
  return {
    status: 'PUBLISHED',
    metric,
    basis: 'REPORTED',
    value: value ?? 0,
    estimated: undefined,
    n: n ?? undefined,
    measure: measure ?? undefined,
    collected: undefined,
    currency: currency ?? undefined,
    counted: undefined,
    release,
  }
}

interface Standing {
  readonly basis: 'PROTECTED' | 'REPORTED'
  readonly release: string
}

function compute(
  metric: Metric,
  distribution: Distribution,
  facts: AgencyFacts,
  place: Place,
  { basis, release }: Standing,
): Figure {
  const { measure } = distribution
  const reported = needsReports(metric, measure) ? reportedAt(facts.figures, place) : {}
  const result = estimate(metric, distribution, reported)
  if (!result.estimable) {
    const lacks = describeLack(result.reason, metric.over.get(measure), distribution, reported)
    return { status: 'NOT_ESTIMABLE', metric, measure, release, lacks }
  }
  return {
    status: 'PUBLISHED',
    metric,
    basis,
    value: result.estimate.value,
    estimated: result.estimate,
    n: result.estimate.n,
    measure,
    collected: facts.collected.find((it) => it.measure === measure),
    currency: metric.unit === 'money' ? reported.currency : undefined,
    counted: { distribution, reported },
    release,
  }
}

/** Whether anything beside the counts is in a figure: what the agency reports itself. */
function needsReports({ over, unit }: Metric, measure: string): boolean {
  const kind = over.get(measure)?.kind
  return kind === 'unit-cost' || kind === 'rate' || unit === 'money'
}

/** Without counts and reports, the agency knows best why. */
function absent(metric: Metric, { stated }: AgencyFacts, { position = 0 }: AskedPlace): Figure {
  const insight = stated[position]
  const own = insight?.metrics.find((it) => it.metric === metric.id)
  const status = own === undefined || own.status === 'PUBLISHED' ? 'SUPPRESSED' : own.status
  const release = own?.release ?? insight?.release ?? undefined
  return { status, metric, measure: own?.measure ?? undefined, release }
}

function isAt(at: Place, { journey, channel, stage }: Place): boolean {
  return at.journey === journey && at.channel === channel && at.stage === stage
}
