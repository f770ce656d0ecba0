import type { ProtectionPlan } from '@citx/agency/release/protection-plan.ts'
import { laplaceCounts } from '../method/noise-model.ts'
import type { Build } from './build.ts'
import { CHANNELS, JOURNEYS, STAGES } from '../world/members.ts'
import { releaseUnder } from './real-build.ts'

/** The budget of one question and window. */
export const EPSILON = 1

const protection: ProtectionPlan = {
  citizens: { kind: 'discrete-laplace', epsilon: EPSILON, publishAt: 10 },
  employees: { kind: 'discrete-laplace', epsilon: EPSILON, publishAt: 15 },
}

const served = { journeys: JOURNEYS, channels: CHANNELS, stages: STAGES }

/** The differentially private profile, which must withstand an attacker who knows everything else. */
export const laplaceBuild: Build = {
  id: 'citx-laplace',
  kind: 'real',
  what: `the release under the discrete Laplace profile, epsilon ${EPSILON}`,
  noise: laplaceCounts(EPSILON),
  release: (responses, setting) => releaseUnder(protection, responses, { served, ...setting }),
}
