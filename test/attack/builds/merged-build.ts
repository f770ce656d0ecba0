import { defaultProtection, type ProtectionPlan } from '@citx/agency/release/protection-plan.ts'
import { perturbedCounts } from '../method/noise-model.ts'
import type { Build } from './build.ts'
import { releaseUnder } from './real-build.ts'

const protection: ProtectionPlan = { ...defaultProtection, mergeNearlySame: true }

/** The default, with one count for groups that are nearly the same people. */
export const mergedBuild: Build = {
  id: 'citx-merged',
  kind: 'real',
  what: 'the release with one count for groups that are nearly the same people',
  noise: perturbedCounts,
  release: (responses, setting) => releaseUnder(protection, responses, setting),
}
