import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { parseWindow, type Window } from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import {
  findExceeded,
  spentEpsilon,
  type PrivacyLedger,
  type PrivacyLimits,
  type PrivacySpend,
} from './protect/privacy-budget.ts'
import { profileFor, type ProtectionPlan } from './protection-plan.ts'

export interface BudgetOptions {
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
  readonly window: Window
}

/** What a release of these measures takes: epsilon for each measure under discrete Laplace noise. */
export function plannedSpends(
  measures: readonly string[],
  { vocabulary, protection, window }: BudgetOptions,
): readonly PrivacySpend[] {
  return measures.flatMap((id) => {
    const measure = vocabulary.measures.get(id)
    const profile = measure === undefined ? undefined : profileFor(protection, measure)
    if (profile?.kind !== 'discrete-laplace') return []
    return [{ question: id, window, epsilon: profile.epsilon }]
  })
}

/** Fails with RELEASE_REFUSED, naming every question whose budget does not allow it, and what is left of that budget. */
export function requireBudget(
  ledger: PrivacyLedger,
  spends: readonly PrivacySpend[],
  { budget }: Pick<ProtectionPlan, 'budget'>,
): void {
  let after = ledger
  const details = spends.flatMap((spend) => {
    const limits: PrivacyLimits = budget ?? { questionInWindow: spend.epsilon }
    const exceeded = findExceeded(after, spend, limits)
    after = [...after, spend]
    if (exceeded.length === 0) return []
    const spent = spentEpsilon(ledger, { question: spend.question, window: spend.window })
    const left = Math.max(0, limits.questionInWindow - spent)
    return exceeded.map(({ message }) => ({
      message: `${message}; left of ${spend.question} in ${parseWindow(spend.window)}: ${left}`,
    }))
  })
  if (details.length > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      `the privacy budget does not allow this release: ${details[0]?.message ?? ''}. Raise protection.budget in agency.yaml if people may lose more, or do not publish this`,
      { details },
    )
}
