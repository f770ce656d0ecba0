import type { Cell } from '../read/source.ts'

const NUMBER = /^[£$€¥+-]?\s*\d[\d.,' ]*\s*%?$/
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/

/** What kind of thing stood in a cell, so that a reject can be understood without repeating what somebody wrote. */
export function classifyValue(cell: Cell): string {
  if (cell === undefined) return 'absent'
  if (cell === null) return 'null'
  if (cell.trim() === '') return 'blank'
  if (cell.length > 40) return `text(${cell.length})`
  if (DATE.test(cell)) return 'date?'
  return NUMBER.test(cell) ? 'number' : `text(${cell.length})`
}
