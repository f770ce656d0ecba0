import { windowBounds, type Window } from '@citx/schema/cube/window.ts'
import { auditPlan, isTooLittle, type AuditOptions } from './audit-plan.ts'
import type { PerturbationTableProfile } from './protect/types.ts'
import { isOfEmployees, type ProtectionPlan } from './protection-plan.ts'

/**
 * The plan for a window of which, or of a part of which, a second copy is or will be out. Two copies drawn alike would halve
 * the noise (w = 1/2), which most questions with two answers cannot spare at V = 3. So the new copy is drawn with the least
 * whole V at which the best estimate from all copies together still has a variance of 1: copies of V1 and V2 leave
 * V1 V2 / (V1 + V2). The correction of a window has 2 V at least, whatever is left: what changed between both copies is often
 * one late person, who is looked for in all margins at once. The first copy is out and stays as it is; D stays too, so that
 * `publishAt - D` people stay certain. Where no table with this D is enough, the plan comes back as it was, and the audit
 * refuses it.
 */
export function planCorrection(measures: readonly string[], options: AuditOptions): ProtectionPlan {
  const { protection, vocabulary } = options
  if (!hasTwoCopies(options)) return protection
  const ofEmployees = measures.filter((id) => {
    const measure = vocabulary.measures.get(id)
    return measure !== undefined && isOfEmployees(measure)
  })
  const ofCitizens = measures.filter((id) => !ofEmployees.includes(id))
  const times = options.released.some(({ window }) => window === options.window) ? 2 : 1
  const citizens = findTable(protection.citizens, times, (profile) =>
    isEnough(ofCitizens, { ...protection, citizens: profile }, options),
  )
  const employees = findTable(protection.employees, times, (profile) =>
    isEnough(ofEmployees, { ...protection, employees: profile }, options),
  )
  return { ...protection, citizens, employees }
}

/** Whether this window, or one that overlaps it, is published more than once. */
function hasTwoCopies({ released, window }: Pick<AuditOptions, 'released' | 'window'>): boolean {
  const touching = [...released.map((copy) => copy.window), window].filter((other) =>
    overlap(other, window),
  )
  return new Set(touching).size < touching.length
}

function overlap(one: Window, other: Window): boolean {
  const [a, b] = [windowBounds(one), windowBounds(other)]
  return a.from < b.until && b.from < a.until
}

function isEnough(
  measures: readonly string[],
  protection: ProtectionPlan,
  options: AuditOptions,
): boolean {
  return !auditPlan(measures, { ...options, protection }).some(isTooLittle)
}

type Profile = ProtectionPlan['citizens']

function findTable(
  profile: Profile,
  times: number,
  suffices: (candidate: Profile) => boolean,
): Profile {
  if (profile.kind !== 'perturbation-table') return profile
  for (const V of variancesFrom(profile, times)) {
    const candidate = { ...profile, V }
    if (suffices(candidate)) return candidate
  }
  return profile
}

/** Changes up to D, all as likely, have the variance D (D + 1) / 3; every table stays below. */
function* variancesFrom({ V, D }: PerturbationTableProfile, times: number): Generator<number> {
  const most = Math.ceil((D * (D + 1)) / 3) - 1
  const least = Math.max(V, Math.min(times * V, most))
  yield least
  for (let next = Math.floor(least) + 1; next <= most; next += 1) yield next
}
