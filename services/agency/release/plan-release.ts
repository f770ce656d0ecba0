import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { canonicalJson } from '@citx/kit/proof/canonical-json.ts'
import { releaseRow } from '@citx/schema/release/row.ts'
import { deriveBlindingKey } from './blinding-key.ts'
import type { Served } from './cube/planned-places.ts'
import { planProtection, type PlannedProtection } from './plan-protection.ts'
import { protectCubes } from './protect-cubes.ts'
import type { MasterKey } from './protect/noise-key.ts'
import { describeProtection, type ProtectionPlan } from './protection-plan.ts'
import { areWrittenWith, publishCell } from './publishable-row.ts'
import type { WindowContent } from './read-window.ts'

export interface PlanReleaseOptions {
  readonly agency: { readonly id: string; readonly serves?: Served | undefined }
  readonly window: Window
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
  readonly masterKey: MasterKey
}

/**
 * How a release is protected. Where a correction is of figures or declarations alone, its counts are those that are out, to
 * the digit: nothing is drawn again, so nothing more is known, and no budget is taken. Fails as `planProtection`.
 */
export function planRelease(
  content: WindowContent,
  options: PlanReleaseOptions,
): PlannedProtection {
  return planSameCounts(content, options) ?? planProtection(content, options)
}

/** The plan of the first copy, where the records are those of that copy, and it gives every count of it and no other. */
function planSameCounts(
  content: WindowContent,
  options: PlanReleaseOptions,
): PlannedProtection | undefined {
  const { cubes, last, released } = content
  if (last === undefined || last.window !== options.window) return undefined
  if (!areWrittenWith(last.lines, deriveBlindingKey(cubes, options))) return undefined
  const others = released.filter(({ window }) => window !== options.window)
  const plan = planProtection({ ...content, released: others, ledger: [] }, options)
  const before = cellsIn(last.lines)
  const after = drawCells(content, options, plan)
  const isSame = after.size === before.size && [...after].every((cell) => before.has(cell))
  return isSame ? { ...plan, spends: [] } : undefined
}

function cellsIn(lines: readonly string[]): ReadonlySet<string> {
  const rows = lines.map((line) => releaseRow.parse(JSON.parse(line)))
  return new Set(rows.filter(({ kind }) => kind === 'cell').map((row) => withoutBlind(row)))
}

function drawCells(
  { cubes }: WindowContent,
  options: PlanReleaseOptions,
  { protection }: PlannedProtection,
): ReadonlySet<string> {
  const { countVariance } = describeProtection(protection)
  const drawn = protectCubes(cubes, { ...options, protection })
  return new Set(
    drawn.flatMap(({ cells }) =>
      cells.map((cell) => withoutBlind(publishCell(cell, countVariance))),
    ),
  )
}

/** Blinds are drawn from all rows of a release, so they differ where any row does. */
function withoutBlind({
  blind: _blind,
  ...row
}: object & { readonly blind?: string | undefined }): string {
  return canonicalJson(row)
}
