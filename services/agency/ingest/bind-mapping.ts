import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { getZoneClock } from './dates/zone-clock.ts'
import { deriveIdentifierKeys } from './identify/identifier-hash.ts'
import { createColumnBinder, type ColumnBinder } from './map/columns.ts'
import { bindCondition, type RowTest } from './map/condition.ts'
import { createRowMapper, type RowMapper } from './map/row-mapper.ts'
import type { MappingContent } from './mapping/mapping.ts'
import { suggestIds } from './mapping/suggest.ts'
import type { Source } from './read/source.ts'

export interface BindOptions {
  readonly agencyId: string
  /** The cells of this agency's rows, where the mapping leaves that open. */
  readonly agencyCode?: string | undefined
  readonly ingestKey: Uint8Array
  readonly vocabulary: Vocabulary
  readonly window?: string | undefined
  readonly exportedAt?: Date | string | undefined
  readonly now: Date
}

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d\d-\d\d$/
const WEIGHT = /^(?:.*[ _-])?w(?:eigh)?ts?$|^weighting/i

/** Puts a mapping to the columns of a file. Fails with UNEXPECTED_COLUMNS naming all that are missing. */
export function bindMapping(
  mapping: MappingContent,
  source: Pick<Source, 'columns' | 'format'>,
  label: string,
  options: BindOptions,
): RowMapper {
  const { now, vocabulary } = options
  const columns = createColumnBinder(source.columns, mapping.absent, {
    live: source.format === 'ndjson',
    nested: source.format === 'json',
  })
  for (const name of mapping.columns ?? []) columns.bind(name)
  for (const name of Object.keys(mapping.absent)) if (name !== '*') columns.bind(name)
  refuseUndeclaredWeights(mapping, source.columns, label)
  const mapper = createRowMapper(mapping, {
    source: mapping.source,
    columns,
    numbers: mapping.numbers,
    timeZone: mapping.timeZone,
    vocabulary,
    keys: deriveIdentifierKeys(options.ingestKey),
    givenWindow: options.window,
    // A clock may run ahead, and a zone be a day ahead of ours.
    latest: now.getTime() + DAY_MS,
    exportedAt: exportTime(mapping, options),
    agencyTest: bindAgency(mapping, columns, options),
  })
  columns.conclude(label)
  return mapper
}

/** A day without a time counts to its end: what was opened on that day cannot have begun after the export. */
function exportTime(mapping: MappingContent, { exportedAt, now }: BindOptions): number {
  const given = exportedAt ?? mapping.exportedAt
  if (given === undefined) return now.getTime()
  if (given instanceof Date) return given.getTime()
  if (!DAY.test(given)) return Date.parse(given)
  const end = getZoneClock(mapping.timeZone).momentsOf(Date.parse(given) + DAY_MS).first
  return Math.min(end, now.getTime())
}

function refuseUndeclaredWeights(
  { weighted }: MappingContent,
  columns: readonly string[],
  label: string,
): void {
  if (weighted === false) return
  const weight = columns.find((name) => WEIGHT.test(name.trim()))
  if (weight === undefined) return
  throw new CitxError(
    'BAD_MAPPING',
    `${label} has a column of weights, ${JSON.stringify(weight)}: say weighted: false in the mapping to count people as they answered, unweighted`,
  )
}

function bindAgency(
  mapping: MappingContent,
  columns: ColumnBinder,
  { agencyId, agencyCode }: BindOptions,
): RowTest | undefined {
  const { agency, numbers } = mapping
  if (agency === undefined) return undefined
  const is = agencyCode === undefined ? codesOf(agency.is, agencyId) : [agencyCode]
  return bindCondition({ column: agency.column, is }, columns, numbers)
}

type AgencyCodes = NonNullable<MappingContent['agency']>['is']

function codesOf(is: AgencyCodes, agencyId: string): readonly string[] {
  if (Array.isArray(is)) return is
  const codes = is !== undefined && Object.hasOwn(is, agencyId) ? is[agencyId] : undefined
  if (codes !== undefined) return codes
  const known = Object.keys(is ?? {})
  const near = suggestIds(agencyId, known)
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`
  throw new CitxError(
    'UNKNOWN_AGENCY',
    `the mapping does not say which rows are those of ${agencyId}${hint}; add it under agency.is, or give the agency's code at ingest`,
  )
}
