import { protectCubes } from '@citx/agency/release/protect-cubes.ts'
import {
  defaultProtection,
  describeProtection,
  type ProtectionPlan,
} from '@citx/agency/release/protection-plan.ts'
import { deriveBlindingKey } from '@citx/agency/release/prepare-release.ts'
import { publishCell, writeLines } from '@citx/agency/release/publishable-row.ts'
import { releaseRow, type ReleaseRow } from '@citx/schema/release/row.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { perturbedCounts } from '../method/noise-model.ts'
import type { Response } from '../world/response.ts'
import type { Build, ReleaseSetting } from './build.ts'
import { countResponses } from './count-responses.ts'

/** What an agency publishes by default: the code of its releases, from counts to lines. */
export const realBuild: Build = {
  id: 'citx',
  kind: 'real',
  what: 'the release as agencies publish it (CITX-PT/1, D=5 V=3 js=2)',
  noise: perturbedCounts,
  release: (responses, setting) => releaseUnder(defaultProtection, responses, setting),
}

/** The rows of a release under a plan of protection. */
export function releaseUnder(
  protection: ProtectionPlan,
  responses: readonly Response[],
  { window, masterKey, served }: ReleaseSetting,
): readonly ReleaseRow[] {
  const vocabulary = loadVocabulary()
  const complete =
    protection.citizens.kind === 'discrete-laplace'
      ? new Set(responses.map(({ measure }) => measure))
      : undefined
  const counted = countResponses(responses, window, { served, complete })
  const cubes = protectCubes(counted, {
    vocabulary,
    protection,
    masterKey,
  })
  const { countVariance } = describeProtection(protection)
  const rows = cubes.flatMap(({ cells }) => cells.map((cell) => publishCell(cell, countVariance)))
  const key = deriveBlindingKey(counted, { agency: { id: 'eastvale' }, window, masterKey })
  return writeLines(rows, key).map((line) => releaseRow.parse(JSON.parse(line)))
}
