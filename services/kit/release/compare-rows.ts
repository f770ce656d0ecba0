import { createHash } from 'node:crypto'
import type { Finding } from './finding.ts'

/** Of rows that differ, so many are told. */
const MOST_TOLD = 20

/**
 * Tells which rows of a release differ from those of a sound copy, by number: which were changed, left out, added or moved.
 * A row that was changed is one left out with one added that is the same but for its numbers.
 */
export function compareRows(
  suspect: Iterable<string>,
  sound: Iterable<string>,
): readonly Finding[] {
  const [found, signed] = [index(suspect), index(sound)]
  const foreign = [...found].filter(([key]) => !signed.has(key)).map(([, row]) => row)
  const missing = [...signed].filter(([key]) => !found.has(key)).map(([, row]) => row)
  const findings: Finding[] = []
  for (const row of foreign) {
    const match = missing.findIndex(({ line }) => nameOf(line) === nameOf(row.line))
    const [original] = match < 0 ? [] : missing.splice(match, 1)
    findings.push(
      original === undefined
        ? { kind: 'row-added', row: row.at, message: `row ${row.at} was added: ${row.line}` }
        : {
            kind: 'row-changed',
            row: row.at,
            message: `row ${row.at} was changed: it is ${row.line}, and ${original.line} was signed`,
          },
    )
  }
  for (const { at, line } of missing)
    findings.push({ kind: 'row-dropped', row: at, message: `row ${at} was left out: ${line}` })
  return findings.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MOST_TOLD)
}

interface Row {
  readonly at: number
  readonly line: string
}

function index(lines: Iterable<string>): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>()
  let at = 0
  for (const line of lines) {
    at += 1
    rows.set(createHash('sha256').update(line).digest('base64'), { at, line })
  }
  return rows
}

/** What a row is about, without what it says: its text without blind and numbers. */
function nameOf(line: string): string {
  return line.replace(/"blind":"[0-9a-f]{32}",?/, '').replaceAll(/-?\d+(?:\.\d+)?/g, '#')
}
