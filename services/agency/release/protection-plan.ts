import { z } from 'zod'
import type { Protection } from '@citx/schema/release/manifest.ts'
import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import {
  citizenProfile,
  employeeProfile,
  type ProtectedCube,
  type ProtectionProfile,
} from './protect/types.ts'

/** How an agency protects what citizens say and do, and, more strictly, what its employees say. */
export interface ProtectionPlan {
  readonly citizens: ProtectionProfile
  readonly employees: ProtectionProfile
}

export const defaultProtection: ProtectionPlan = {
  citizens: citizenProfile,
  employees: employeeProfile,
}

const least = z.int().min(5, 'must be 5 or more')

const profile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('threshold'), minimumSubjects: least }),
  z.strictObject({
    kind: z.literal('perturbation-table'),
    D: z.int().positive().default(citizenProfile.D),
    V: z.number().positive().default(citizenProfile.V),
    js: z.int().min(0).default(citizenProfile.js),
    publishAt: least,
  }),
  z.strictObject({
    kind: z.literal('discrete-laplace'),
    epsilon: z.number().positive(),
    publishAt: least,
  }),
])

/** The member `protection` of an agency's settings. Employees get the citizens' profile, published at 5 more, unless said. */
export const protectionSetting = z
  .strictObject({ citizens: profile, employees: profile.optional() })
  .refine(
    ({ citizens, employees }) => employees === undefined || employees.kind === citizens.kind,
    {
      message: 'must be of the same kind as that of citizens: one release has one kind of noise',
      path: ['employees'],
    },
  )
  .transform(({ citizens, employees }): ProtectionPlan => ({
    citizens,
    employees: employees ?? stricter(citizens),
  }))

function stricter(profileOf: ProtectionProfile): ProtectionProfile {
  if (profileOf.kind === 'threshold')
    return { ...profileOf, minimumSubjects: profileOf.minimumSubjects + 5 }
  return { ...profileOf, publishAt: profileOf.publishAt + 5 }
}

export function profileFor(
  plan: ProtectionPlan,
  { family }: Pick<Measure, 'family'>,
): ProtectionProfile {
  return family === 'voice-of-employee' ? plan.employees : plan.citizens
}

/** What the manifest says of the protection. */
export function describeProtection(
  { citizens, employees }: ProtectionPlan,
  cubes: readonly ProtectedCube[],
): Protection {
  const minimumSubjects = Math.min(leastSubjects(citizens), leastSubjects(employees))
  const tableHash = cubes.find(({ tableSha256 }) => tableSha256 !== undefined)?.tableSha256
  const common = {
    profile: citizens.kind,
    minimumSubjects,
    countVariance: cubes[0]?.countVariance ?? plannedVariance(citizens),
    parameters: `${nameOf(citizens)} publish-at=${leastSubjects(citizens)} employees=${leastSubjects(employees)}`,
  }
  if (citizens.kind === 'discrete-laplace') return { ...common, epsilon: citizens.epsilon }
  return tableHash === undefined ? common : { ...common, tableHash }
}

function leastSubjects(of: ProtectionProfile): number {
  return of.kind === 'threshold' ? of.minimumSubjects : of.publishAt
}

function plannedVariance(of: ProtectionProfile): number {
  return of.kind === 'perturbation-table' ? of.V : 0
}

function nameOf(of: ProtectionProfile): string {
  switch (of.kind) {
    case 'threshold':
      return 'THRESHOLD'
    case 'perturbation-table':
      return `CITX-PT/1 D=${of.D} V=${of.V} js=${of.js}`
    case 'discrete-laplace':
      return `DISCRETE-LAPLACE epsilon=${of.epsilon}`
  }
}
