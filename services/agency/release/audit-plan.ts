import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { monthsOf, parseWindow, type Window } from '@citx/schema/cube/window.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { fullCubeFactor, leastEffectiveVariance, planFactor } from './protect/plan-audit.ts'
import { profileFor, type ProtectionPlan } from './protection-plan.ts'

export interface PlanAudit {
  readonly measure: string
  /** Variance of the best estimate that an outsider can form of one true count, from everything published. */
  readonly effectiveVariance: number
}

export interface AuditOptions {
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
  /** Windows released so far; one that was corrected stands there twice. */
  readonly released: readonly Window[]
  readonly window: Window
}

/** What would be left of the noise of each measure once this window is published beside those before it. */
export function auditPlan(
  measures: readonly string[],
  { vocabulary, protection, released, window }: AuditOptions,
): readonly PlanAudit[] {
  const factor = windowFactor([...released, window])
  return measures.flatMap((id) => {
    const measure = vocabulary.measures.get(id)
    const profile = measure === undefined ? undefined : profileFor(protection, measure)
    if (measure === undefined || profile?.kind !== 'perturbation-table') return []
    const effectiveVariance = profile.V * cubeFactor(measure, vocabulary) * factor
    return [{ measure: id, effectiveVariance }]
  })
}

/** Fails with RELEASE_REFUSED, naming every measure of which so much is published that its noise averages out. */
export function requireNoiseLeft(audit: readonly PlanAudit[]): void {
  const details = audit
    .filter(({ effectiveVariance }) => effectiveVariance < leastEffectiveVariance)
    .map(({ measure, effectiveVariance }) => ({
      message: `${measure} is left with a variance of ${effectiveVariance.toFixed(2)}`,
    }))
  if (details.length > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      `too much would be published for the noise there is; every measure must keep a variance of ${leastEffectiveVariance}: raise V, or publish fewer kinds of windows`,
      { details },
    )
}

/** By the plan and not by the data: the members that each crossed dimension can have, and the answers, which the base adds up. */
function cubeFactor({ across, answers }: Measure, vocabulary: Vocabulary): number {
  const sizes = {
    journey: vocabulary.journeys.size,
    channel: vocabulary.channels.size,
    stage: vocabulary.stages.size,
  }
  return fullCubeFactor([...across.map((dimension) => sizes[dimension]), answers.length])
}

/** Months, quarters and years of one year overlap, so each tells something about the others. */
function windowFactor(windows: readonly Window[]): number {
  const newest = windows.at(-1)
  if (newest === undefined) return 1
  const year = parseWindow(newest.slice(0, 4))
  const months = monthsOf(year)
  const facts = windows
    .filter((window) => window.startsWith(year))
    .map((window) => monthsOf(window).map((month) => months.indexOf(month)))
  return planFactor({ finest: months.length, facts })
}
