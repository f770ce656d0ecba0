import { z } from 'zod'
import type { Protection } from '@citx/schema/release/manifest.ts'
import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import { perturbationTable } from './protect/perturbation-table.ts'
import type { PrivacyLimits } from './protect/privacy-budget.ts'
import { plannedVariance } from './protect/planned-variance.ts'
import { citizenProfile, employeeProfile, type ProtectionProfile } from './protect/types.ts'

/** How an agency protects what citizens say and do, and, more strictly, what its employees say. */
export interface ProtectionPlan {
  readonly citizens: ProtectionProfile
  readonly employees: ProtectionProfile
  /** A group that is nearly all of a wider one shows the wider one's counts, so that the few others are in no difference. */
  readonly mergeNearlySame?: boolean
  /** What one person may lose under the discrete Laplace profile; one release of each question and window unless said. */
  readonly budget?: PrivacyLimits
}

export const defaultProtection: ProtectionPlan = {
  citizens: citizenProfile,
  employees: employeeProfile,
}

const least = z.int().min(5, 'must be 5 or more')

const thresholdProfile = z.strictObject({ kind: z.literal('threshold'), minimumSubjects: least })
const tableProfile = z.strictObject({
  kind: z.literal('perturbation-table'),
  D: z.int().positive().default(citizenProfile.D),
  V: z.number().positive().default(citizenProfile.V),
  js: z.int().min(0).default(citizenProfile.js),
  publishAt: least,
})
const epsilon = z.number().positive()
const laplaceProfile = z.strictObject({
  kind: z.literal('discrete-laplace'),
  epsilon,
  publishAt: least,
})

const profile = z.discriminatedUnion('kind', [thresholdProfile, tableProfile, laplaceProfile])

const panel = { panel: z.boolean().default(false) }
const employeesProfile = z.discriminatedUnion('kind', [
  thresholdProfile.extend(panel),
  tableProfile.extend(panel),
  laplaceProfile.extend(panel),
])

const panelDefault = { kind: 'discrete-laplace', epsilon: 1, publishAt: 15, panel: true } as const

/**
 * The member `protection` of an agency's settings. Employees get the citizens' profile, published at 5 more, unless said.
 * A panel (the same employees asked again and again) and open publication need the discrete Laplace profile, since other
 * noise averages out over the months, or for whoever knows a little more.
 */
export const protectionSetting = z
  .strictObject({
    citizens: profile.default(citizenProfile),
    employees: z
      .union([z.literal('panel').transform(() => panelDefault), employeesProfile])
      .optional(),
    /** Anybody may have the figures, and not only partners under agreement. */
    openPublication: z.boolean().default(false),
    /** For questionnaires with many questions that people answer alike, in agencies with nearly empty channels. */
    mergeNearlySame: z.boolean().default(false),
    budget: z
      .strictObject({
        questionInWindow: epsilon,
        window: epsilon.optional(),
        question: epsilon.optional(),
      })
      .optional(),
  })
  .superRefine(({ citizens, employees, openPublication }, context) => {
    const refuse = (path: string, { kind }: ProtectionProfile, why: string): void => {
      if (kind === 'discrete-laplace') return
      const message = `is ${kind} and must be discrete-laplace: ${why}`
      context.addIssue({ code: 'custom', path: [path], message })
    }
    if (openPublication) refuse('citizens', citizens, openReason)
    const ofEmployees = employees ?? citizens
    if (openPublication) refuse('employees', ofEmployees, openReason)
    else if (employees?.panel === true) refuse('employees', employees, panelReason)
  })
  .transform(({ citizens, employees, mergeNearlySame, budget }): ProtectionPlan => {
    const { panel: _panel, ...own } = employees ?? stricter(citizens)
    return {
      citizens,
      employees: own,
      ...(mergeNearlySame && { mergeNearlySame }),
      ...(budget !== undefined && { budget: given(budget) }),
    }
  })

const openReason =
  'what anybody may collect and keep needs a bound on what each person can lose, whatever else is known of them'
const panelReason =
  'who is asked every month and answers alike is found by averaging, unless every release is paid from a budget'

function given({
  questionInWindow,
  window,
  question,
}: {
  readonly questionInWindow: number
  readonly window?: number | undefined
  readonly question?: number | undefined
}): PrivacyLimits {
  return {
    questionInWindow,
    ...(window !== undefined && { window }),
    ...(question !== undefined && { question }),
  }
}

function stricter(of: ProtectionProfile): ProtectionProfile & { readonly panel?: boolean } {
  if (of.kind === 'threshold') return { ...of, minimumSubjects: of.minimumSubjects + 5 }
  return { ...of, publishAt: of.publishAt + 5 }
}

export function profileFor(
  plan: ProtectionPlan,
  measure: Pick<Measure, 'family'>,
): ProtectionProfile {
  return isOfEmployees(measure) ? plan.employees : plan.citizens
}

export function isOfEmployees({ family }: Pick<Measure, 'family'>): boolean {
  return family === 'voice-of-employee'
}

/** What the manifest says of the protection, of employees on their own where their noise is another. */
export function describeProtections(plan: ProtectionPlan): {
  readonly protection: Protection
  readonly employeeProtection?: Protection
} {
  const protection = describeProtection(plan)
  if (haveOneNoise(plan)) return { protection }
  return { protection, employeeProtection: describe(plan, plan.employees, plan.employees) }
}

/** The same of everybody's counts, or of citizens' where there are two kinds of noise. */
export function describeProtection(plan: ProtectionPlan): Protection {
  const { citizens, employees } = plan
  return describe(plan, citizens, haveOneNoise(plan) ? employees : undefined)
}

function haveOneNoise({ citizens, employees }: ProtectionPlan): boolean {
  return nameOf(citizens) === nameOf(employees)
}

function describe(
  { mergeNearlySame }: ProtectionPlan,
  of: ProtectionProfile,
  employees: ProtectionProfile | undefined,
): Protection {
  const also = employees === undefined || employees === of ? [] : [employees]
  return {
    profile: of.kind,
    minimumSubjects: Math.min(...[of, ...also].map(leastSubjects)),
    countVariance: plannedVariance(of),
    parameters: [
      `${nameOf(of)} publish-at=${leastSubjects(of)}`,
      ...also.map((each) => `employees=${leastSubjects(each)}`),
      ...(mergeNearlySame === true && of.kind === 'perturbation-table' ? ['nearly-same=one'] : []),
    ].join(' '),
    ...(of.kind === 'discrete-laplace' && { epsilon: of.epsilon }),
    ...(of.kind === 'perturbation-table' && { tableHash: perturbationTable(of).sha256 }),
  }
}

function leastSubjects(of: ProtectionProfile): number {
  return of.kind === 'threshold' ? of.minimumSubjects : of.publishAt
}

/** The kind of noise with all that it depends on; where groups begin to be shown is no part of it. */
export function nameOf(of: ProtectionProfile): string {
  switch (of.kind) {
    case 'threshold':
      return 'THRESHOLD'
    case 'perturbation-table':
      return `CITX-PT/1 D=${of.D} V=${of.V} js=${of.js}`
    case 'discrete-laplace':
      return `DISCRETE-LAPLACE epsilon=${of.epsilon}`
  }
}
