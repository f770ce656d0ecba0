import type { TrueCube } from '@citx/agency/release/protect/types.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { exactCounts } from '../method/noise-model.ts'
import type { Build } from './build.ts'
import { countResponses } from './count-responses.ts'
import { plainRow, publishAt } from './plain-rows.ts'
import { summariseValues } from './value-summaries.ts'

/** What is usual: exact counts with small groups left out, and true means, extremes and totals. Every attack must break it. */
export const unprotectedBuild: Build = {
  id: 'unprotected',
  kind: 'unprotected',
  what: 'exact counts, small groups left out, with true means, extremes and totals',
  noise: exactCounts,
  release: (responses, { window }) => {
    const cubes = countResponses(responses, window)
    return [...cubes.flatMap(rowsOf), ...summariseValues(cubes, responses)]
  },
}

function rowsOf({ cells }: TrueCube): readonly ReleaseRow[] {
  return cells
    .filter((cell) => cell.base >= publishAt(cell))
    .map(({ measure, place, base, counts }) => plainRow({ measure, place, subjects: base, counts }))
}
