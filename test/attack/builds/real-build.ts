import { parseWindow } from '@citx/schema/cube/window.ts'
import { planCorrection } from '@citx/agency/release/correction-plan.ts'
import { protectCubes } from '@citx/agency/release/protect-cubes.ts'
import {
  defaultProtection,
  describeProtection,
  describeProtections,
  type ProtectionPlan,
} from '@citx/agency/release/protection-plan.ts'
import { deriveBlindingKey } from '@citx/agency/release/blinding-key.ts'
import { publishCell, writeLines } from '@citx/agency/release/publishable-row.ts'
import { releaseRow, type ReleaseRow } from '@citx/schema/release/row.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { perturbedCounts, tableNoise } from '../method/noise-model.ts'
import type { Response } from '../world/response.ts'
import type { Build, ReleaseSetting } from './build.ts'
import { countResponses } from './count-responses.ts'

/** What an agency publishes by default: the code of its releases, from counts to lines. */
export const realBuild: Build = {
  id: 'citx',
  kind: 'real',
  what: 'the release as agencies publish it (CITX-PT/1, D=5 V=3 js=2)',
  noise: perturbedCounts,
  corrected: tableNoise(6),
  release: (responses, setting) => releaseUnder(defaultProtection, responses, setting),
}

/** The rows of a release under a plan of protection. */
export function releaseUnder(
  declared: ProtectionPlan,
  responses: readonly Response[],
  setting: ReleaseSetting,
): readonly ReleaseRow[] {
  const { window, masterKey, served } = setting
  const vocabulary = loadVocabulary()
  const protection =
    setting.correction === true ? planSecond(declared, responses, setting) : declared
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

/** The plan of the second version of a window, when nothing else is out. */
function planSecond(
  protection: ProtectionPlan,
  responses: readonly Response[],
  { window: name, served }: ReleaseSetting,
): ProtectionPlan {
  const window = parseWindow(name)
  const measures = [...new Set(responses.map(({ measure }) => measure))]
  const released = [{ window, ...describeProtections(protection) }]
  return planCorrection(measures, {
    vocabulary: loadVocabulary(),
    protection,
    served,
    released,
    window,
  })
}
