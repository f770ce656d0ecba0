import type { Condition } from '../mapping/condition.ts'
import type { Row } from '../read/source.ts'
import type { BoundColumn, ColumnBinder } from './columns.ts'
import { createNumberReader } from './number-reader.ts'
import { normalizeText } from './text.ts'
import type { NumberFormat } from '../mapping/numbers.ts'

export type RowTest = (row: Row) => boolean

/** Makes a condition ready for the columns of a file. */
export function bindCondition(
  condition: Condition,
  columns: ColumnBinder,
  numbers: NumberFormat,
): RowTest {
  const bind = (inner: Condition): RowTest => bindCondition(inner, columns, numbers)
  if (condition.all !== undefined) {
    const tests = condition.all.map(bind)
    return (row) => tests.every((test) => test(row))
  }
  if (condition.any !== undefined) {
    const tests = condition.any.map(bind)
    return (row) => tests.some((test) => test(row))
  }
  if (condition.not !== undefined) {
    const test = bind(condition.not)
    return (row) => !test(row)
  }
  const tests = columnTests(condition, columns.bind(condition.column ?? ''), numbers)
  const [only] = tests
  return tests.length === 1 && only !== undefined ? only : (row) => tests.every((test) => test(row))
}

function columnTests(
  condition: Condition,
  column: BoundColumn,
  numbers: NumberFormat,
): readonly RowTest[] {
  const { is, isNot, blank, lists, startsWith, includes, atLeast, below, since, before } = condition
  const { match, separator = ',' } = condition
  const normalize = (text: string): string => normalizeText(text, match)
  const textOf = (row: Row): string => normalize(column.text(row))
  const tests: RowTest[] = []
  if (is !== undefined) {
    const wanted = new Set(is.map(normalize))
    tests.push((row) => wanted.has(textOf(row)))
  }
  if (isNot !== undefined) {
    const unwanted = new Set(isNot.map(normalize))
    tests.push((row) => !unwanted.has(textOf(row)))
  }
  if (blank !== undefined) tests.push((row) => (column.text(row).trim() === '') === blank)
  if (lists !== undefined) {
    const wanted = new Set(lists.map(normalize))
    tests.push((row) =>
      column
        .text(row)
        .split(separator)
        .some((item) => wanted.has(normalize(item))),
    )
  }
  if (startsWith !== undefined) {
    const starts = startsWith.map(normalize)
    tests.push((row) => starts.some((start) => textOf(row).startsWith(start)))
  }
  if (includes !== undefined) {
    const parts = includes.map(normalize)
    tests.push((row) => parts.some((part) => textOf(row).includes(part)))
  }
  if (since !== undefined) tests.push((row) => textOf(row) >= since)
  if (before !== undefined) tests.push((row) => textOf(row) < before && textOf(row) !== '')
  if (atLeast !== undefined || below !== undefined) {
    const read = createNumberReader(numbers)
    tests.push((row) => {
      const value = column.absence(row) === undefined ? read(column.text(row)) : undefined
      return value !== undefined && value >= (atLeast ?? -Infinity) && value < (below ?? Infinity)
    })
  }
  return tests
}
