import { draw, keyedStream } from '@citx/agency/release/protect/draw.ts'
import {
  deriveNoiseKey,
  deriveSeed,
  type MasterKey,
} from '@citx/agency/release/protect/noise-key.ts'
import { lookUp, perturbationTable } from '@citx/agency/release/protect/perturbation-table.ts'
import { digestSnapshot } from '@citx/agency/release/protect/snapshot.ts'
import { citizenProfile, type TrueCell, type TrueCube } from '@citx/agency/release/protect/types.ts'
import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import { ALL, placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { covers } from '../world/members.ts'
import { perturbedCounts } from '../method/noise-model.ts'
import type { Response } from '../world/response.ts'
import type { Build, ReleaseSetting } from './build.ts'
import { countResponses } from './count-responses.ts'
import { publishAt, ruledRow } from './plain-rows.ts'
import { realBuild } from './real-build.ts'
import { trueMeans } from './value-summaries.ts'

const table = perturbationTable(citizenProfile)

/** The 32-bit key by which the noise of one statistic of a cell is looked up; `base` is the statistic of its subjects. */
type CellKeys = (cell: TrueCell, statistic: string) => number

/** The same set of people gets the same noise, in every cell and every release. */
export const recordKeyBuild: Build = {
  id: 'record-keys',
  kind: 'broken',
  what: 'textbook cell key method: noise keyed by the set of contributing records',
  noise: perturbedCounts,
  release: (responses, setting) =>
    countResponses(responses, setting.window).flatMap((cube) =>
      rowsOf(cube, recordKeys(cube, responses, setting), ({ noisyBase }) => noisyBase),
    ),
}

/** Whether a cell is shown depends on its true size. */
export const trueThresholdBuild: Build = {
  id: 'true-threshold',
  kind: 'broken',
  what: 'the threshold looks at the true number of people',
  noise: perturbedCounts,
  release: (responses, setting) =>
    countResponses(responses, setting.window).flatMap((cube) =>
      rowsOf(cube, freshKeys(cube, setting), ({ base }) => base),
    ),
}

/** The key of a total is the sum of the keys of its parts. */
export const additiveKeyBuild: Build = {
  id: 'additive-keys',
  kind: 'broken',
  what: 'the keys of cells add up to the keys of their totals',
  noise: perturbedCounts,
  release: (responses, setting) =>
    countResponses(responses, setting.window).flatMap((cube) =>
      rowsOf(cube, additiveKeys(cube, setting), ({ noisyBase }) => noisyBase),
    ),
}

/** True means beside perturbed counts. */
export const trueMeanBuild: Build = {
  id: 'true-mean',
  kind: 'broken',
  what: 'true means are published beside the perturbed counts',
  noise: perturbedCounts,
  release: (responses, setting) => [
    ...realBuild.release(responses, setting),
    ...trueMeans(countResponses(responses, setting.window), responses),
  ],
}

interface Sizes {
  readonly base: number
  readonly noisyBase: number
}

function rowsOf(
  { cells }: TrueCube,
  keyOf: CellKeys,
  sizeOf: (sizes: Sizes) => number,
): readonly ReleaseRow[] {
  return cells.flatMap((cell) => {
    const noisy = (count: number, statistic: string) =>
      count + lookUp(table, count, keyOf(cell, statistic))
    const noisyBase = noisy(cell.base, 'base')
    if (sizeOf({ base: cell.base, noisyBase }) < publishAt(cell)) return []
    const counts = new Map(Array.from(cell.counts, ([id, count]) => [id, noisy(count, id)]))
    return [ruledRow({ measure: cell.measure, place: cell.place, subjects: noisyBase, counts })]
  })
}

function freshKeys(cube: TrueCube, { masterKey }: ReleaseSetting): CellKeys {
  const key = deriveNoiseKey(masterKey, cube)
  const stream = keyedStream(deriveSeed(key, cube.window, digestSnapshot(cube)))
  return ({ cellId }, statistic) => draw(stream, cellId, statistic)
}

function recordKeys(
  { series, cells }: TrueCube,
  responses: readonly Response[],
  { masterKey }: ReleaseSetting,
): CellKeys {
  const sums = new Map<string, number>()
  for (const response of responses) {
    if (response.measure !== series) continue
    const key = recordKey(masterKey, response.subject)
    for (const place of placesAbove(response))
      for (const statistic of ['base', response.answer]) {
        const at = `${placeKey(place)}\t${statistic}`
        sums.set(at, ((sums.get(at) ?? 0) + key) >>> 0)
      }
  }
  if (cells.length === 0) throw new RangeError('a cube without cells')
  return ({ place }, statistic) => sums.get(`${placeKey(place)}\t${statistic}`) ?? 0
}

/** Any even hash will do: the fault is in what the key stands for. */
function recordKey(masterKey: MasterKey, subject: string): number {
  let key = masterKey.reduce((mixed, byte) => Math.imul(mixed ^ byte, 0x01000193), 0x811c9dc5)
  for (let at = 0; at < subject.length; at += 1)
    key = Math.imul(key ^ subject.charCodeAt(at), 0x01000193)
  return Math.floor(seededRandom(key >>> 0)() * 2 ** 32)
}

function placesAbove({ journey, channel, stage }: Response): readonly Place[] {
  return [ALL, journey].flatMap((j) =>
    [ALL, channel].flatMap((c) => [ALL, stage].map((s) => ({ journey: j, channel: c, stage: s }))),
  )
}

function additiveKeys(cube: TrueCube, setting: ReleaseSetting): CellKeys {
  const finest = cube.cells.filter(({ place }) => !Object.values(place).includes(ALL))
  const fresh = freshKeys(cube, setting)
  const keys = new Map<string, number>()
  const keyOf = (part: TrueCell, statistic: string) => {
    const at = `${part.cellId}\t${statistic}`
    const key = keys.get(at) ?? fresh(part, statistic)
    keys.set(at, key)
    return key
  }
  const parts = new Map<string, readonly TrueCell[]>()
  const partsOf = (cell: TrueCell) => {
    const known = parts.get(cell.cellId)
    if (known !== undefined) return known
    const own = finest.filter(({ place }) => covers(cell.place, place))
    parts.set(cell.cellId, own)
    return own
  }
  return (cell, statistic) =>
    partsOf(cell).reduce((total, part) => (total + keyOf(part, statistic)) >>> 0, 0)
}
