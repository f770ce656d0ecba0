import { varianceOfDiscreteLaplace } from './discrete-laplace.ts'
import { exactDecimal } from './exact-decimal.ts'
import type { ProtectionProfile } from './types.ts'

/** Variance of the noise of one draw under a profile, for a measure with one answer per subject. */
export function plannedVariance(profile: ProtectionProfile): number {
  switch (profile.kind) {
    case 'threshold':
      return 0
    case 'perturbation-table':
      return profile.V
    case 'discrete-laplace':
      return varianceOfDiscreteLaplace(exactDecimal('epsilon', profile.epsilon))
  }
}
