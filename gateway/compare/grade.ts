import type { Window } from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { Grade } from '../stitch/resolvers.gen.ts'
import type { PublishedFigure } from './figure.ts'
import { hasBreakInside } from './has-break-inside.ts'
import { reason, type Reason } from './reason.ts'
import { classOf, type ReferenceClass } from './reference-class.ts'

/** How far a figure compares with its peers, and what stands in the way. */
export interface Graded {
  readonly grade: Grade
  readonly reasons: readonly Reason[]
}

/** Fewer answers than this, and an interval says little more than that. */
export const SMALL_BASE = 30

interface Finding {
  readonly grade: Exclude<Grade, 'A'>
  readonly reason: Reason
}

/** Everything that a grade depends on beside the figure itself. */
export interface Peers {
  readonly reference: ReferenceClass | undefined
  readonly window: Window
  readonly vocabulary: Vocabulary
}

const order: readonly Grade[] = ['A', 'B', 'C', 'X']

/**
 * A: same formula, measure, wording, mode and window, with enough answers. B: same construct on another scale, by another
 * wording or mode. C: another construct, a broken series or a reported figure: side by side only. X: not to be compared.
 */
export function gradeFigure(figure: PublishedFigure, peers: Peers): Graded {
  const findings = [
    currencyFinding(figure, peers),
    reportedFinding(figure),
    breakFinding(figure, peers),
    measureFinding(figure, peers),
    ...collectionFindings(figure, peers),
    baseFinding(figure),
  ].filter((finding) => finding !== undefined)
  const worst = Math.max(0, ...findings.map(({ grade }) => order.indexOf(grade)))
  return { grade: order[worst] ?? 'X', reasons: findings.map((finding) => finding.reason) }
}

function currencyFinding(
  { metric, currency }: PublishedFigure,
  { reference }: Peers,
): Finding | undefined {
  if (metric.unit !== 'money' || reference === undefined || currency === reference.currency)
    return undefined
  const message = `in ${currency ?? 'an unstated currency'}, most peers in ${reference.currency ?? 'none'}`
  return { grade: 'X', reason: reason('DIFFERENT_CURRENCY', message) }
}

function reportedFinding({ basis }: PublishedFigure): Finding | undefined {
  if (basis === 'PROTECTED') return undefined
  const message = 'reported by the organisation itself, without records behind it here'
  return { grade: 'C', reason: reason('REPORTED_FIGURE', message) }
}

function breakFinding({ collected }: PublishedFigure, { window }: Peers): Finding | undefined {
  if (!hasBreakInside(collected?.breaks ?? [], window)) return undefined
  const message = 'the way it is collected changed within the window'
  return { grade: 'C', reason: reason('SERIES_BREAK', message) }
}

function measureFinding(
  { metric, measure, basis }: PublishedFigure,
  { reference, vocabulary }: Peers,
): Finding | undefined {
  if (reference?.measure === undefined || measure === reference.measure) return undefined
  if (measure === undefined && basis === 'REPORTED') return undefined
  const [own, peers] = [measure, reference.measure].map((id) => vocabulary.measures.get(id ?? ''))
  if (own === undefined || own.construct !== peers?.construct) {
    const message = 'another thing was measured than by most peers'
    return { grade: 'C', reason: reason('DIFFERENT_MEASURE', message) }
  }
  if (!isAsked(own.family)) {
    const message = 'counted otherwise than by most peers'
    return { grade: 'B', reason: reason('DIFFERENT_MEASURE', message) }
  }
  // On another scale a normalised index still means the same; a share of answers does not.
  const message = `asked on another scale (${own.name}) than most peers use`
  return {
    grade: metric.unit === 'index' ? 'B' : 'C',
    reason: reason('DIFFERENT_SCALE', message),
  }
}

function collectionFindings(figure: PublishedFigure, { reference, vocabulary }: Peers): Finding[] {
  if (reference === undefined || figure.basis === 'REPORTED') return []
  const { measure = '' } = figure
  const own = classOf(figure)
  const findings: Finding[] = []
  const add = (code: Reason['code'], message: string) =>
    findings.push({ grade: 'B', reason: reason(code, message) })
  if (isAsked(vocabulary.measures.get(measure)?.family)) {
    if (own.wording === undefined)
      add('UNKNOWN_WORDING', 'the wording of the question is not stated')
    else if (reference.wording !== undefined && own.wording !== reference.wording)
      add('DIFFERENT_WORDING', 'the question is worded otherwise than by most peers')
  }
  if (own.mode !== reference.mode)
    add('DIFFERENT_MODE', 'answers are collected otherwise than by most peers')
  return findings
}

function baseFinding({ n }: PublishedFigure): Finding | undefined {
  if (n === undefined || n >= SMALL_BASE) return undefined
  const message = `rests on ${Math.round(n)} answers, fewer than ${SMALL_BASE}`
  return { grade: 'B', reason: reason('SMALL_BASE', message) }
}

/** Questions to people; what systems record in passing has no wording. */
function isAsked(family: string | undefined): boolean {
  return family === 'voice-of-citizen' || family === 'voice-of-employee'
}
