import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { auditPlan, requireNoiseLeft, type PlanAudit } from './audit-plan.ts'
import { planCorrection } from './correction-plan.ts'
import type { Served } from './cube/planned-places.ts'
import { requireNoPanel } from './employee-panel.ts'
import type { PrivacySpend } from './protect/privacy-budget.ts'
import type { ProtectionPlan } from './protection-plan.ts'
import type { WindowContent } from './read-window.ts'
import { plannedSpends, requireBudget } from './spend-budget.ts'

export interface PlanOptions {
  readonly agency: { readonly serves?: Served | undefined }
  readonly window: Window
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
}

/** How this release is protected, after everything that was released before. */
export interface PlannedProtection {
  readonly protection: ProtectionPlan
  readonly audit: readonly PlanAudit[]
  readonly spends: readonly PrivacySpend[]
}

/** Fails with RELEASE_REFUSED where a measure would be left with too little noise, or has no budget left, and for a panel. */
export function planProtection(
  { cubes, released, ledger, declarations, repeatedEmployees }: WindowContent,
  options: PlanOptions,
): PlannedProtection {
  requireNoPanel(repeatedEmployees, options.protection)
  const measures = cubes.map(({ series }) => series)
  const setting = { ...options, served: options.agency.serves, released }
  const protection = planCorrection(measures, setting)
  const audit = auditPlan(measures, { ...setting, protection })
  requireNoiseLeft(audit, remedyOf(released, options.window))
  const spends = plannedSpends(measures, { ...options, protection })
  requireDeclared(spends, declarations)
  requireBudget(ledger, spends, protection)
  return { protection, audit, spends }
}

function remedyOf(released: WindowContent['released'], window: Window): string | undefined {
  if (!released.some((copy) => copy.window === window)) return undefined
  return 'no table with this D has enough noise for a second copy; withdraw the release instead'
}

/** That a question is there at all would otherwise tell that somebody answered it. */
function requireDeclared(
  spends: readonly PrivacySpend[],
  declarations: WindowContent['declarations'],
): void {
  const declared = new Set(declarations.map(({ measure }) => measure))
  const details = spends
    .filter(({ question }) => !declared.has(question))
    .map(({ question }) => ({ message: `${question} is answered and not declared` }))
  if (details.length > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      'under discrete Laplace noise a release has the questions that are declared, answered or not; name them under `collected` in the mapping',
      { details },
    )
}
