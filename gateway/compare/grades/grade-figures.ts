import type { AgencyFigure, ComparedRow } from '../compared-row.ts'
import type { PublishedFigure } from '../figures/figure.ts'
import { whyNoFigure } from '../figures/why-no-figure.ts'
import { reason, type Reason } from '../reason.ts'
import { addMixes, mixOf } from './channel-mix.ts'
import {
  gradeFigure,
  type Gradable,
  type GradeContext,
  type Graded,
  type Reference,
} from './grade.ts'
import { classOf, referenceClass, type ReferenceClass } from './reference-class.ts'

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
