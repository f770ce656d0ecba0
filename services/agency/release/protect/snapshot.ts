import { createHash } from 'node:crypto'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { BASE, magnitudeStatistic, statisticOf } from './statistic.ts'
import type { TrueCube } from './types.ts'

/**
 * SHA-256 over one line `cellId TAB statistic TAB value LF` for each fact of the cells that have subjects, in byte order.
 * The order of rows and cells does not matter; one changed value changes it.
 */
export function digestSnapshot(cube: TrueCube): Uint8Array {
  const lines = [...factsOf(cube)].map(([fact, value]) => Buffer.from(`${fact}\t${value}\n`))
  const hash = createHash('sha256')
  for (const line of lines.toSorted((a, b) => Buffer.compare(a, b))) hash.update(line)
  return hash.digest()
}

/** The digest of all cubes of a release, so that a correction redraws every measure and none tells which it touched. */
export function digestSnapshots(cubes: readonly TrueCube[]): Uint8Array {
  const lines = cubes.map(
    (cube) => `${cube.series}\t${Buffer.from(digestSnapshot(cube)).toString('hex')}\n`,
  )
  return createHash('sha256').update(lines.toSorted().join('')).digest()
}

function factsOf(cube: TrueCube): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  for (const cell of cube.cells) {
    if (cell.base === 0) continue
    add(cell.cellId, BASE, cell.base)
    for (const [answer, count] of cell.counts)
      add(cell.cellId, statisticOf(cell.measure, answer), count)
  }
  for (const { cellId, measure, total, largest, second } of cube.magnitudes ?? []) {
    const statistic = magnitudeStatistic(measure)
    add(cellId, statistic, total)
    // Both scale or switch the noise, so a change of either alone must redraw it.
    add(cellId, `${statistic}:largest`, largest)
    add(cellId, `${statistic}:second`, second)
  }
  return facts

  /** Aliased cells are one fact; two values for one fact would get one draw, and their difference would be exact. */
  function add(cellId: string, statistic: string, value: number): void {
    const fact = `${cellId}\t${statistic}`
    const known = facts.get(fact)
    if (known !== undefined && known !== String(value))
      throw new CitxError(
        'RELEASE_REFUSED',
        `${cellId} has two values for ${statistic}; give each question a series of its own`,
      )
    facts.set(fact, String(value))
  }
}
