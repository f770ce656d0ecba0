import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { findColumn } from '../read/find-column.ts'
import type { Cell, Row } from '../read/source.ts'
import { ABSENCES, type Absence, type MappingContent } from '../mapping/mapping.ts'
import { normalizeText } from './text.ts'

/** A column of the file that the mapping names. */
export interface BoundColumn {
  readonly name: string
  readonly index: number
  /** The cell's text; blank where the row has none. */
  text(row: Row): string
  /** Why the cell holds no value, or undefined where it does. */
  absence(row: Row): Absence | undefined
}

/** Finds the columns that a mapping names, and remembers which of them the file lacks. */
export interface ColumnBinder {
  readonly columns: readonly string[]
  bind(name: string): BoundColumn
  /** Throws UNEXPECTED_COLUMNS where any name was not found. */
  conclude(label: string): void
  /** Names that no row has had so far. */
  unseen(): readonly string[]
}

type Absences = MappingContent['absent']

interface ColumnOptions {
  /** NDJSON tells its columns only as rows come; a name that no row has had yet is not missing there. */
  readonly live?: boolean
  /** Names are dotted paths: where `requester` is null in all records, `requester.channel` is absent, and not missing. */
  readonly nested?: boolean
}

/** Finds columns by the names of a mapping. */
export function createColumnBinder(
  columns: readonly string[],
  absent: Absences,
  { live = false, nested = false }: ColumnOptions = {},
): ColumnBinder {
  const bound = new Map<string, BoundColumn>()
  const missing: string[] = []

  const create = (name: string): BoundColumn => {
    const found = findColumn(columns, name)
    if (found.kind === 'found') return boundColumn(name, () => found.index, absent)
    if (live || (nested && hasBranch(columns, name)))
      return boundColumn(name, () => columns.indexOf(name), absent)
    missing.push(
      found.kind === 'ambiguous' ? `${name} (could be ${found.names.join(' or ')})` : name,
    )
    return boundColumn(name, () => -1, absent)
  }

  return {
    columns,
    bind(name) {
      let column = bound.get(name)
      if (column === undefined) bound.set(name, (column = create(name)))
      return column
    },
    conclude(label) {
      if (missing.length > 0)
        throw missingColumns(label, missing, columns, bound.size > missing.length)
    },
    unseen: () => [...bound.values()].filter(({ index }) => index === -1).map(({ name }) => name),
  }
}

function boundColumn(name: string, find: () => number, absent: Absences): BoundColumn {
  let known = find()
  const indexOf = (): number => (known === -1 ? (known = find()) : known)
  const cellOf = (row: Row): Cell => {
    const at = indexOf()
    return at === -1 ? undefined : row[at]
  }
  const absences = absencesOf(absent['*'], ownEntry(absent, name))
  return {
    name,
    get index() {
      return indexOf()
    },
    text: (row) => cellOf(row) ?? '',
    absence(row) {
      const cell = cellOf(row)
      if (cell === undefined || cell === null || cell === '') return absences.get('') ?? 'missing'
      if (absences.size === 0) return isBlank(cell) ? 'missing' : undefined
      const text = normalizeText(cell)
      return absences.get(text) ?? (text === '' ? 'missing' : undefined)
    },
  }
}

function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0)
  return (first <= 32 || first >= 127) && cell.trim() === ''
}

function ownEntry(absent: Absences, name: string): Absences[string] | undefined {
  return Object.hasOwn(absent, name) ? absent[name] : undefined
}

function absencesOf(
  ...declared: readonly (Absences[string] | undefined)[]
): ReadonlyMap<string, Absence> {
  return new Map(
    declared.flatMap((given) =>
      ABSENCES.flatMap((absence) =>
        (given?.[absence] ?? []).map((text): [string, Absence] => [normalizeText(text), absence]),
      ),
    ),
  )
}

function hasBranch(columns: readonly string[], name: string): boolean {
  return columns.some((column) => name.startsWith(`${column}.`))
}

function missingColumns(
  label: string,
  missing: readonly string[],
  columns: readonly string[],
  found: boolean,
): CitxError {
  const details = missing.map((name) => ({ message: `no column ${name}`, file: label }))
  const lacks = missing.length === 1 ? 'a column' : `${missing.length} columns`
  return new CitxError(
    'UNEXPECTED_COLUMNS',
    `${label} lacks ${lacks} of the mapping: ${missing.join(', ')}. ${found ? listColumns(columns) : hintAtHeader(missing, columns)}`,
    { details },
  )
}

function listColumns(columns: readonly string[]): string {
  const shown = columns.slice(0, 60).map((name) => JSON.stringify(name))
  const more = columns.length > 60 ? ` and ${columns.length - 60} more` : ''
  return `It has ${shown.join(', ')}${more}`
}

/** Where no name fits, the first row may be no header but somebody's record: nothing of it is shown but names asked for in other letters. */
function hintAtHeader(missing: readonly string[], columns: readonly string[]): string {
  const wanted = new Set(missing.map(lettersOf))
  const near = columns.filter((name) => lettersOf(name) !== '' && wanted.has(lettersOf(name)))
  const similar = near.length === 0 ? '' : `, though it has ${near.join(', ')}`
  return `None of its ${columns.length} columns has a name of the mapping${similar}: is the header in another row (headerRow), or missing?`
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
}
