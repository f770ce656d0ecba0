import { cellIdOf } from '@citx/agency/release/protect/cell-id.ts'
import { trueCount } from '@citx/agency/release/protect/counts.ts'
import { parseMasterKey } from '@citx/agency/release/protect/noise-key.ts'
import { protectCube } from '@citx/agency/release/protect/protect-cube.ts'
import { citizenProfile, type TrueCell } from '@citx/agency/release/protect/types.ts'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Distribution } from '@citx/schema/metric/distribution.ts'
import { drawCounts, type Random } from '@citx/schema/metric/simulation/random.ts'
import { LEVELS, MEASURE, type Population } from './populations.ts'

/** Who answers at one place. */
export interface Asked {
  readonly n: number
  readonly population: Population
}

/**
 * What an agency publishes of a sample of each place: drawn from the population, and protected by the code that agencies
 * run, under a key of its own. Undefined where the cell is not published, or one answer dominates it.
 */
export function publishSample(
  random: Random,
  places: readonly Asked[],
): readonly (Distribution | undefined)[] {
  const cells = places.map(({ n, population }, index) => drawCell(random, n, population, index))
  const cube = { agency: 'simulated', series: MEASURE, window: '2026-03', cells }
  const protectedCells = protectCube(cube, citizenProfile, { masterKey: drawKey(random) }).cells
  const published = new Map(protectedCells.map((cell) => [cell.cellId, cell]))
  return cells.map(({ cellId }) => {
    const cell = published.get(cellId)
    if (cell?.kind !== 'histogram') return undefined
    return { measure: MEASURE, counts: cell.counts, countVariance: cell.countVariance }
  })
}

function drawCell(random: Random, n: number, population: Population, index: number): TrueCell {
  const place = index === 0 ? EVERYWHERE : { ...EVERYWHERE, stage: `stage-${index}` }
  const drawn = drawCounts(random, n, population)
  return {
    cellId: cellIdOf(place),
    place,
    measure: MEASURE,
    base: trueCount(n),
    counts: new Map(LEVELS.map((level, at) => [level, trueCount(drawn[at] ?? 0)])),
  }
}

function drawKey(random: Random) {
  return parseMasterKey(Uint8Array.from({ length: 32 }, () => Math.floor(256 * random())))
}
