import type { Window } from '@citx/schema/cube/window.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import { addMixes, mixOf, type ChannelMix } from './channel-mix.ts'
import type { Figure, PublishedFigure } from './figure.ts'
import {
  gradeFigure,
  type Gradable,
  type GradeContext,
  type Graded,
  type Reference,
} from './grade.ts'
import { normalise, type Normalised } from './normalise.ts'
import { peerStatistics, type PeerStatistics, type Standing } from './peer-statistics.ts'
import { reason, type Reason } from './reason.ts'
import { classOf, referenceClass, type ReferenceClass } from './reference-class.ts'
import { sumUp, type Summary } from './sum-up.ts'
import { estimatesOf, isComparable, judgeComparison, type Verdict } from './verdict.ts'
import { whyNoFigure } from './why-no-figure.ts'

export interface AgencyFigure {
  readonly agency: string
  readonly figure: Figure
  readonly failure: AgencyFailure | undefined
  /** The same as the normalised index of its construct, worked out when it is wanted; undefined where the metric is one, or has none. */
  readonly asIndex?: () => Figure | undefined
  /** Undefined where the measure is not counted by channel. */
  readonly answers?: ChannelMix | undefined
}

export interface ComparedRow extends AgencyFigure {
  /** Undefined where there is neither figure nor index. */
  readonly graded: Graded | undefined
  readonly reasons: readonly Reason[]
  /** Undefined where it is not ranked. */
  readonly standing: Standing | undefined
  /** Undefined where the figure itself is compared. */
  readonly normalised: Normalised | undefined
}

export interface ComparedFigures {
  readonly verdict: Verdict
  readonly rows: readonly ComparedRow[]
  readonly summary: Summary | undefined
}

/**
 * Sets figures of one metric side by side: grades each, says what may be done with them, and ranks where that is fair. The
 * order in which the figures are given does not show in the result.
 */
export function compareFigures(
  metric: Metric,
  given: readonly AgencyFigure[],
  window: Window,
  vocabulary: Vocabulary,
): ComparedFigures {
  const { rows: graded, reference } = gradeFigures(given, { window, vocabulary })
  const verdict = judgeComparison(metric, graded)
  const statistics = statisticsOf(metric, graded, verdict)
  const rows = normalise(metric, place(graded, statistics))
  const summary = sumUp(metric, graded, { verdict, statistics, reference: reference.class })
  return { verdict, rows: order(metric, rows), summary }
}

export interface GradedFigures {
  /** By agency. */
  readonly rows: readonly ComparedRow[]
  /** What they were graded against. */
  readonly reference: Reference
}

/** Grades each of the figures against the way in which most of them are collected. */
export function gradeFigures(given: readonly AgencyFigure[], context: GradeContext): GradedFigures {
  const figures = given.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))
  const reference = referenceOf(figures)
  const rows = figures.map((row): ComparedRow => {
    const none = { graded: undefined, standing: undefined, normalised: undefined }
    const gradable = toGradable(row)
    if (gradable === undefined || (isIndexOf(row, gradable) && reference.class === undefined))
      return { ...row, ...none, reasons: [noFigure(row)] }
    const result = gradeFigure(gradable, reference, context)
    const graded = isIndexOf(row, gradable) ? asIndexAlone(result) : result
    return { ...row, ...none, graded, reasons: graded.reasons }
  })
  return { rows, reference }
}

/** What a row is graded by: its figure; or its index, where the metric is not defined on its scale. Undefined for neither. */
export function toGradable({ figure, asIndex, answers }: AgencyFigure): Gradable | undefined {
  const graded = figure.status === 'PUBLISHED' ? figure : asIndex?.()
  if (graded?.status !== 'PUBLISHED') return undefined
  const channels = answers === undefined ? undefined : { mix: mixOf(answers, graded.n ?? 0) }
  return { figure: graded, channels }
}

function isIndexOf({ figure }: AgencyFigure, gradable: Gradable): boolean {
  return gradable.figure !== figure
}

/** The metric asked for is not defined on the scale, even where others of the peers use another one still. */
function asIndexAlone(graded: Graded): Graded {
  if (graded.reasons.some(({ code }) => code === 'DIFFERENT_SCALE'))
    return { ...graded, inUnit: false }
  const message = 'asked on a scale that the metric is not defined on'
  const reasons = [...graded.reasons, reason('DIFFERENT_SCALE', message)]
  return { ...graded, grade: graded.grade === 'A' ? 'B' : graded.grade, inUnit: false, reasons }
}

function noFigure({ figure, failure }: AgencyFigure): Reason {
  if (figure.status === 'PUBLISHED') throw new RangeError('a published figure is a figure')
  return whyNoFigure(figure, failure)
}

function referenceOf(figures: readonly AgencyFigure[]): Reference {
  const published = figures.flatMap(({ figure }) => (figure.status === 'PUBLISHED' ? figure : []))
  const reference = referenceClass(published)
  const mixes = figures.flatMap((row) => {
    const gradable = toGradable(row)
    const like = gradable !== undefined && isOf(reference, gradable.figure)
    return (like ? gradable.channels?.mix : undefined) ?? []
  })
  return { class: reference, mix: addMixes(mixes), name: 'most peers' }
}

function isOf(reference: ReferenceClass | undefined, figure: PublishedFigure): boolean {
  return figure.basis === 'PROTECTED' && classOf(figure).measure === reference?.measure
}

function statisticsOf(
  { direction }: Metric,
  rows: readonly ComparedRow[],
  { status }: Verdict,
): PeerStatistics | undefined {
  if (status !== 'COMPARABLE' || direction === 'context') return undefined
  return peerStatistics(estimatesOf(rows), direction)
}

function place(
  rows: readonly ComparedRow[],
  statistics: PeerStatistics | undefined,
): readonly ComparedRow[] {
  const ranked = rows.filter(isComparable)
  const byRow = new Map(ranked.map((row, index) => [row, statistics?.standings[index]]))
  return rows.map((row) => ({ ...row, standing: byRow.get(row) }))
}

/** Best first where rows are ranked; then, and where nothing is, by agency. */
function order({ direction }: Metric, rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const sign = direction === 'down' ? 1 : -1
  return rows.toSorted((a, b) => {
    if (a.standing !== undefined && b.standing !== undefined) {
      const difference = sign * (valueOf(a) - valueOf(b))
      if (difference !== 0) return difference
    } else if (a.standing !== undefined || b.standing !== undefined)
      return a.standing === undefined ? 1 : -1
    return a.agency < b.agency ? -1 : 1
  })
}

function valueOf({ figure }: ComparedRow): number {
  return figure.status === 'PUBLISHED' ? figure.value : 0
}
