import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { monthsOf, parseWindow, type Window } from '@citx/schema/cube/window.ts'
import type { Protection } from '@citx/schema/release/manifest.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { planMembers, type Served } from './cube/planned-places.ts'
import { fullCubeFactor, leastEffectiveVariance, planFactor } from './protect/plan-audit.ts'
import { isOfEmployees, type ProtectionPlan } from './protection-plan.ts'

export interface PlanAudit {
  readonly measure: string
  /** Variance of the best estimate that an outsider can form of one true count, from everything published. */
  readonly effectiveVariance: number
  /** The same where no margins repeat a count: what is left of the noise by the windows and copies that are out. */
  readonly windowVariance: number
}

/** One release that is out, with the noise it was drawn with. A withdrawn one is out too. */
export interface ReleasedCopy {
  readonly window: Window
  readonly protection: Protection
  readonly employeeProtection?: Protection | undefined
}

export interface AuditOptions {
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
  readonly served?: Served | undefined
  /** Everything released so far; a window that was corrected stands there twice. */
  readonly released: readonly ReleasedCopy[]
  readonly window: Window
}

/** What would be left of the noise of each measure once this window is published beside those before it. */
export function auditPlan(
  measures: readonly string[],
  { vocabulary, protection, served, released, window }: AuditOptions,
): readonly PlanAudit[] {
  const left = {
    citizens: leftOver(protection.citizens),
    employees: leftOver(protection.employees),
  }
  const sizes = planSizes(vocabulary, served)
  return measures.flatMap((id) => {
    const measure = vocabulary.measures.get(id)
    if (measure === undefined) return []
    const variance = isOfEmployees(measure) ? left.employees : left.citizens
    if (variance === undefined) return []
    const effectiveVariance = variance * cubeFactor(measure, sizes)
    return [{ measure: id, effectiveVariance, windowVariance: variance }]
  })

  /** None without a table. */
  function leftOver(profile: ProtectionPlan['citizens']): number | undefined {
    if (profile.kind !== 'perturbation-table') return undefined
    const copies = released.map((copy) => {
      const { countVariance } =
        profile === protection.employees
          ? (copy.employeeProtection ?? copy.protection)
          : copy.protection
      // An exact copy has nothing to average; what it tells, it told when it was published.
      return { window: copy.window, variance: countVariance === 0 ? profile.V : countVariance }
    })
    return leftOfWindows([...copies, { window, variance: profile.V }])
  }
}

/** Fails with RELEASE_REFUSED, naming every measure of which so much is published that its noise averages out. */
export function requireNoiseLeft(audit: readonly PlanAudit[], remedy?: string): void {
  const details = audit.filter(isTooLittle).map(({ measure, effectiveVariance }) => ({
    message: `${measure} is left with a variance of ${effectiveVariance.toFixed(2)}`,
  }))
  if (details.length > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      `too much would be published for the noise there is; every measure must keep a variance of ${leastEffectiveVariance}: ${
        remedy ?? 'raise V, or publish fewer kinds of windows'
      }`,
      { details },
    )
}

export function isTooLittle({ effectiveVariance }: PlanAudit): boolean {
  return !(effectiveVariance >= leastEffectiveVariance)
}

type Sizes = Readonly<Record<Measure['across'][number], number>>

/** Fewer members leave less noise. A sole member is one fact with ALL, which averages nothing; it is counted as if unknown. */
function planSizes(vocabulary: Vocabulary, served: Served | undefined): Sizes {
  const [planned, known] = [planMembers(vocabulary, served), planMembers(vocabulary)]
  const sizeOf = (dimension: Measure['across'][number]) =>
    planned[dimension].size > 1 ? planned[dimension].size : known[dimension].size
  return { journey: sizeOf('journey'), channel: sizeOf('channel'), stage: sizeOf('stage') }
}

/** By the plan and not by the data: the members that each crossed dimension can have, and the answers, which the base adds up. */
function cubeFactor({ across, answers }: Measure, sizes: Sizes): number {
  return fullCubeFactor([...across.map((dimension) => sizes[dimension]), answers.length])
}

interface Copy {
  readonly window: Window
  readonly variance: number
}

/** Months, quarters and years of one year overlap, so each tells something about the others; so does a second copy. */
function leftOfWindows(copies: readonly Copy[]): number {
  const year = parseWindow(copies.at(-1)?.window.slice(0, 4) ?? '')
  const months = monthsOf(year)
  const ofYear = copies.filter(({ window }) => window.startsWith(year))
  return planFactor({
    finest: months.length,
    facts: ofYear.map(({ window }) => monthsOf(window).map((month) => months.indexOf(month))),
    variances: ofYear.map(({ variance }) => variance),
  })
}
