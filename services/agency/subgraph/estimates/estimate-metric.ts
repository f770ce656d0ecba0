import { ALL, DIMENSIONS, placeKey, type Place } from '@citx/schema/cube/place.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import type { Distribution, Reported } from '@citx/schema/metric/distribution.ts'
import { reportedAt, unitCostAt } from '@citx/schema/release/reported-at.ts'
import type { Measure, Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { canSee, type Visibility } from '../../agreements/visibility.ts'
import type { PublishedCell } from '../releases/measure-cells.ts'
import { canSeeFigure } from '../releases/visible-facts.ts'
import type { ReleaseView } from '../releases/release-view.ts'
import type { EstimateAnswer } from './estimate-answer.ts'

export interface Asked {
  /** The release of the window; undefined when there is none. */
  readonly view: ReleaseView | undefined
  readonly place: Place
  readonly visibility: Visibility
  readonly vocabulary: Vocabulary
}

/**
 * One metric at one place. Protected counts come first, by the metric's order of preference among its measures; then what
 * the organisation reports itself; the two are never mixed. Where there is no figure, the status says why, and says the
 * same whether a cell was too small or empty, and whether something that is not shared exists or not.
 */
export function estimateMetric(metric: Metric, asked: Asked): EstimateAnswer {
  const { view, place, visibility } = asked
  const shared = sharedMeasures(metric, asked)
  const computed = [...metric.over.values()].some(({ kind }) => kind !== 'reported')
  const hidden = computed && shared.length === 0
  if (!canSee(visibility, metric.family, place.journey) || hidden)
    return { status: 'NOT_SHARED', metric }
  if (view === undefined) return { status: 'NOT_YET_PUBLISHED', metric }
  const collected = shared.filter(({ id }) => view.cells.has(id) || view.collected.has(id))
  const crossed = collected.filter((measure) => isCrossedAt(measure, place))
  const cell = firstCell(crossed, view, place)
  if (cell !== undefined) return estimateFromCell(metric, cell, asked)
  const reported = estimateFromReport(metric, shared, asked)
  if (reported !== undefined) return reported
  const priced = estimateFromUnitCost(metric, asked)
  if (priced !== undefined) return priced
  const [tried] = crossed
  if (tried !== undefined) return { status: 'SUPPRESSED', metric, measure: tried.id }
  return { status: reportsElsewhere(metric, view, asked) ? 'SUPPRESSED' : 'NOT_COLLECTED', metric }
}

/** The measures that a formula can be applied to, in order of preference, as far as they are shared. */
function sharedMeasures(
  metric: Metric,
  { visibility, vocabulary, place }: Asked,
): readonly Measure[] {
  return [...metric.over].flatMap(([id, formula]) => {
    const measure = vocabulary.measures.get(id)
    if (measure === undefined || formula.kind === 'reported') return []
    return canSee(visibility, measure.family, place.journey) ? [measure] : []
  })
}

/** By the vocabulary a measure may have no cells at such a place, whoever answered. */
function isCrossedAt({ across }: Measure, place: Place): boolean {
  return DIMENSIONS.every((dimension) => place[dimension] === ALL || across.includes(dimension))
}

function firstCell(
  measures: readonly Measure[],
  view: ReleaseView,
  place: Place,
): PublishedCell | undefined {
  for (const { id } of measures) {
    const cell = view.cells.get(id)?.find(place)
    if (cell !== undefined) return cell
  }
  return undefined
}

function estimateFromCell(metric: Metric, cell: PublishedCell, asked: Asked): EstimateAnswer {
  const { measure, counts, countVariance } = cell
  if (counts === undefined) return { status: 'NOT_ESTIMABLE', metric, measure }
  return estimateFrom(metric, { measure, counts, countVariance }, 'PROTECTED', asked)
}

/** Counts that the organisation reports go through our formula; a value it reports is taken as it is. */
function estimateFromReport(
  metric: Metric,
  shared: readonly Measure[],
  asked: Asked,
): EstimateAnswer | undefined {
  const here = asked.view?.figuresAt.get(placeKey(asked.place)) ?? []
  for (const { id } of shared) {
    const counts = here.find(
      (figure) => figure.measure === id && figure.counts !== undefined,
    )?.counts
    if (counts === undefined) continue
    const distribution = { measure: id, counts: new Map(Object.entries(counts)), countVariance: 0 }
    return estimateFrom(metric, distribution, 'REPORTED', asked)
  }
  const figure = here.find(({ id, value }) => id === metric.id && value !== undefined)
  if (figure?.value === undefined) return undefined
  const { value, n, currency, measure } = figure
  return {
    status: 'PUBLISHED',
    metric,
    value,
    basis: 'REPORTED',
    ...(n !== undefined && { n }),
    ...(currency !== undefined && { currency }),
    ...(measure !== undefined && { measure }),
  }
}

/** What a contact through one channel costs is that channel's unit cost, as the organisation reports it. */
function estimateFromUnitCost(metric: Metric, asked: Asked): EstimateAnswer | undefined {
  const isPriced = [...metric.over.values()].some(({ kind }) => kind === 'unit-cost')
  const cost = isPriced ? unitCostAt(visibleFigures(asked), asked.place) : undefined
  if (cost === undefined) return undefined
  const { value, currency } = cost
  return {
    status: 'PUBLISHED',
    metric,
    value,
    basis: 'REPORTED',
    ...(currency !== undefined && { currency }),
  }
}

function estimateFrom(
  metric: Metric,
  distribution: Distribution,
  basis: 'PROTECTED' | 'REPORTED',
  asked: Asked,
): EstimateAnswer {
  const { measure } = distribution
  const reported = reportedFor(metric, measure, asked)
  const result = estimate(metric, distribution, reported)
  if (!result.estimable) return { status: 'NOT_ESTIMABLE', metric, measure }
  const { value, low, high, n } = result.estimate
  const { currency } = reported
  const money = metric.unit === 'money' && currency !== undefined
  return {
    status: 'PUBLISHED',
    metric,
    value,
    low,
    ...(high !== undefined && { high }),
    n,
    measure,
    basis,
    ...(money && { currency }),
  }
}

/** Only two kinds of formulas need more than the counts; what is not shared does not show in what is computed from it. */
function reportedFor({ over }: Metric, measure: string, asked: Asked): Reported {
  const kind = over.get(measure)?.kind
  return kind === 'unit-cost' || kind === 'rate'
    ? reportedAt(visibleFigures(asked), asked.place)
    : {}
}

function visibleFigures({ view, visibility, vocabulary }: Asked): ReleaseView['figures'] {
  return view?.figures.filter((figure) => canSeeFigure(visibility, figure, vocabulary)) ?? []
}

/** The organisation reports the metric, but not for this place. What is not shared does not show in the answer. */
function reportsElsewhere({ id, over }: Metric, view: ReleaseView, asked: Asked): boolean {
  return view.figures.some(
    (figure) =>
      canSeeFigure(asked.visibility, figure, asked.vocabulary) &&
      (figure.id === id ||
        (figure.counts !== undefined && figure.measure !== undefined && over.has(figure.measure))),
  )
}
