import type { NumberFormat, NumberValue } from '../mapping/numbers.ts'
import type { Absence } from '../mapping/mapping.ts'
import type { Row } from '../read/source.ts'
import type { BoundColumn } from './columns.ts'
import { createNumberReader } from './number-reader.ts'
import type { Problem } from './outcome.ts'

/** The number of a row; undefined where it is absent. */
export type RowNumber = (row: Row) => number | Problem | undefined

/** Counts why values were absent, by column. */
export type AbsenceTally = (column: string, absence: Absence) => void

/** Makes a number ready. `bind` finds a column by name, which may be one of a header's windows. */
export function bindNumber(
  value: NumberValue,
  bind: (name: string) => BoundColumn | undefined,
  numbers: NumberFormat,
  tally: AbsenceTally,
): RowNumber {
  const read = createNumberReader(numbers)
  const cell = (name: string): RowNumber => {
    const column = bind(name)
    if (column === undefined) return () => undefined
    const bad: Problem = {
      kind: 'problem',
      code: 'bad-number',
      message: 'no number in the declared format',
      column: column.name,
      index: column.index,
    }
    return (row) => {
      const absence = column.absence(row)
      if (absence === undefined) return read(column.text(row)) ?? bad
      tally(column.name, absence)
      return undefined
    }
  }
  const factor = value.multiply ?? 1
  const times = (rule: RowNumber): RowNumber =>
    factor === 1
      ? rule
      : (row) => {
          const found = rule(row)
          return typeof found === 'number' ? found * factor : found
        }
  if (value.sum !== undefined) return times(sumOf(value.sum.map(cell)))
  if (value.difference !== undefined) return times(differenceOf(value.difference.map(cell)))
  return times(cell(value.column ?? ''))
}

function sumOf(parts: readonly RowNumber[]): RowNumber {
  return (row) => {
    let sum: number | undefined
    for (const part of parts) {
      const value = part(row)
      if (typeof value === 'object') return value
      if (value !== undefined) sum = (sum ?? 0) + value
    }
    return sum
  }
}

/** Absent where any of its parts is. */
function differenceOf(parts: readonly RowNumber[]): RowNumber {
  return (row) => {
    let difference: number | undefined
    for (const [index, part] of parts.entries()) {
      const value = part(row)
      if (typeof value !== 'number') return value
      difference = index === 0 ? value : (difference ?? 0) - value
    }
    return difference
  }
}
