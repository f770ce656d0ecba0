import type { Window } from '@citx/schema/cube/window.ts'
import { metricKind } from '@citx/schema/vocabulary/metric-kind.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { Grade } from '../../stitch/resolvers.gen.ts'
import { compareMixes, type ChannelMix, type MixDistance } from './channel-mix.ts'
import type { PublishedFigure } from '../figures/figure.ts'
import { hasBreakInside } from '../trends/has-break-inside.ts'
import { findIndex } from '../figures/normalised-index.ts'
import { reason, type Reason } from '../reason.ts'
import { classOf, type ReferenceClass } from './reference-class.ts'

/** How far a figure compares with others, and what stands in the way. */
export interface Graded {
  readonly grade: Grade
  readonly reasons: readonly Reason[]
  /** Whether the figure itself compares; otherwise its normalised index does, where the grade is B. */
  readonly inUnit: boolean
  /** Undefined where the figure is not published by channel. */
  readonly mix: MixDistance | undefined
}

/** Fewer answers than this, and an interval says little more than that. */
export const SMALL_BASE = 30

interface Finding {
  readonly grade: Exclude<Grade, 'A'>
  readonly reason: Reason
  /** The figure itself does not compare. */
  readonly asIndex?: boolean
}

/** A figure with the channel mix behind it. */
export interface Gradable {
  readonly figure: PublishedFigure
  /** Undefined where its measure is not counted by channel; its mix is undefined where too little of it is. */
  readonly channels: { readonly mix: ChannelMix | undefined } | undefined
}

/** What a figure is graded against. */
export interface Reference {
  readonly class: ReferenceClass | undefined
  readonly mix: ChannelMix | undefined
  /** Who that is, in plain words. */
  readonly name: string
}

/** What every grade of a comparison depends on. */
export interface GradeContext {
  readonly window: Window
  readonly vocabulary: Vocabulary
}

const order: readonly Grade[] = ['A', 'B', 'C', 'X']

/**
 * A: same formula, measure, wording, mode, channel-mix class and window, with enough answers. B: the same construct on another
 * scale or by another wording, which compares as an index, or with another caveat. C: another construct, a broken series or a
 * reported figure: side by side only. X: not to be compared.
 */
export function gradeFigure(given: Gradable, reference: Reference, context: GradeContext): Graded {
  const mix = mixDistance(given, reference)
  return summarise(mix, [
    ...ownFindings(given, context),
    ...findingsAgainst(given, reference, mix, context),
  ])
}

/** The grade of two figures, whichever is named first: what stands in the way of either stands in the way of both. */
export function gradePair(
  given: Gradable,
  other: Gradable,
  otherName: string,
  context: GradeContext,
): Graded {
  const reference = { class: classOf(other.figure), mix: other.channels?.mix, name: otherName }
  const others = ownFindings(other, context).map((finding) => ({
    ...finding,
    reason: reason(finding.reason.code, `${otherName}: ${finding.reason.message}`),
  }))
  const mix = mixDistance(given, reference)
  return summarise(mix, [
    ...ownFindings(given, context),
    ...others,
    ...findingsAgainst(given, reference, mix, context),
  ])
}

function mixDistance({ channels }: Gradable, { mix }: Reference): MixDistance | undefined {
  return channels === undefined ? undefined : compareMixes(channels.mix, mix)
}

function summarise(mix: MixDistance | undefined, findings: readonly Finding[]): Graded {
  const worst = Math.max(0, ...findings.map(({ grade }) => order.indexOf(grade)))
  return {
    grade: order[worst] ?? 'X',
    reasons: findings.map((finding) => finding.reason),
    inUnit: findings.every(({ asIndex }) => asIndex !== true),
    mix,
  }
}

function ownFindings({ figure }: Gradable, { window }: GradeContext): Finding[] {
  const found = [
    volumeFinding(figure),
    reportedFinding(figure),
    breakFinding(figure, window),
    baseFinding(figure),
  ]
  return found.filter((finding) => finding !== undefined)
}

function findingsAgainst(
  given: Gradable,
  reference: Reference,
  mix: MixDistance | undefined,
  context: GradeContext,
): Finding[] {
  if (reference.class === undefined) return []
  const { figure } = given
  const asked = { ...reference, class: reference.class }
  const found = [
    currencyFinding(figure, asked),
    measureFinding(figure, asked, context),
    ...(figure.basis === 'REPORTED'
      ? []
      : [
          wordingFinding(figure, asked, context),
          modeFinding(figure, asked),
          mixFinding(mix, given, reference),
        ]),
  ]
  return found.filter((finding) => finding !== undefined)
}

type KnownReference = Reference & { readonly class: ReferenceClass }

function volumeFinding({ metric }: PublishedFigure): Finding | undefined {
  if (metricKind(metric) !== 'count') return undefined
  const message = 'a volume without a denominator says how large an agency is'
  return { grade: 'X', reason: reason('VOLUME_NOT_NORMALISED', message) }
}

function currencyFinding(
  { metric, currency }: PublishedFigure,
  { class: others, name }: KnownReference,
): Finding | undefined {
  if (metric.unit !== 'money' || currency === others.currency) return undefined
  const message = `in ${currency ?? 'an unstated currency'}, ${name} in ${others.currency ?? 'none'}`
  return { grade: 'X', reason: reason('DIFFERENT_CURRENCY', message) }
}

function reportedFinding({ basis }: PublishedFigure): Finding | undefined {
  if (basis === 'PROTECTED') return undefined
  const message = 'reported by the organisation itself, without records behind it here'
  return { grade: 'C', reason: reason('REPORTED_FIGURE', message) }
}

function breakFinding({ collected }: PublishedFigure, window: Window): Finding | undefined {
  if (!hasBreakInside(collected?.breaks ?? [], window)) return undefined
  const message = 'the way it is collected changed within the window'
  return { grade: 'C', reason: reason('SERIES_BREAK', message) }
}

function measureFinding(
  { metric, measure, basis }: PublishedFigure,
  { class: others, name }: KnownReference,
  { vocabulary }: GradeContext,
): Finding | undefined {
  if (others.measure === undefined || measure === others.measure) return undefined
  if (measure === undefined && basis === 'REPORTED') return undefined
  const [own, theirs] = [measure, others.measure].map((id) => vocabulary.measures.get(id ?? ''))
  if (own === undefined || own.construct !== theirs?.construct) {
    const message = `another thing was measured than by ${name}`
    return { grade: 'C', reason: reason('DIFFERENT_MEASURE', message) }
  }
  if (!isAsked(own.family)) {
    const message = `counted otherwise than by ${name}`
    return { grade: 'B', reason: reason('DIFFERENT_MEASURE', message) }
  }
  // On another scale a normalised index still means the same; a share of answers does not.
  const found = reason('DIFFERENT_SCALE', `asked on another scale (${own.name}) than by ${name}`)
  if (metric.unit === 'index') return { grade: 'B', reason: found }
  const index = findIndex(metric, vocabulary)
  return { grade: index === undefined ? 'C' : 'B', reason: found, asIndex: true }
}

function wordingFinding(
  figure: PublishedFigure,
  { class: others, name }: KnownReference,
  { vocabulary }: GradeContext,
): Finding | undefined {
  const { metric, measure = '' } = figure
  if (!isAsked(vocabulary.measures.get(measure)?.family)) return undefined
  const { wording } = classOf(figure)
  if (wording !== undefined && wording === others.wording) return undefined
  // Where nobody states a wording, none is shown to be another.
  const asIndex = wording !== others.wording && findIndex(metric, vocabulary) !== undefined
  return { grade: 'B', reason: wordingReason(wording, others.wording, name), asIndex }
}

function wordingReason(own: string | undefined, theirs: string | undefined, name: string): Reason {
  if (own === undefined)
    return reason('UNKNOWN_WORDING', 'the wording of the question is not stated')
  if (theirs === undefined)
    return reason('UNKNOWN_WORDING', `the wording of the question is not stated by ${name}`)
  return reason('DIFFERENT_WORDING', `the question is worded otherwise than by ${name}`)
}

function modeFinding(
  figure: PublishedFigure,
  { class: others, name }: KnownReference,
): Finding | undefined {
  if (classOf(figure).mode === others.mode) return undefined
  const message = `answers are collected otherwise than by ${name}`
  return { grade: 'B', reason: reason('DIFFERENT_MODE', message) }
}

function mixFinding(
  apart: MixDistance | undefined,
  { channels }: Gradable,
  { name }: Reference,
): Finding | undefined {
  if (apart === undefined || apart.class === 'SAME') return undefined
  if (apart.dissimilarity === undefined) {
    const where = channels?.mix === undefined ? '' : ` by ${name}`
    const message = `too little is published by channel${where} to tell the channel mix`
    return { grade: 'B', reason: reason('UNKNOWN_CHANNEL_MIX', message) }
  }
  const share = Math.round(100 * apart.dissimilarity)
  const message = `${share} % of its answers would have to come through another channel for its mix to be that of ${name}`
  return { grade: 'B', reason: reason('DIFFERENT_CHANNEL_MIX', message) }
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
