import { isErrorCode, type ErrorCode } from '@citx/kit/errors/error-codes.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import { findMismatch } from './find-mismatch.ts'
import { isRecord } from './is-record.ts'
import type { RawAnswer, RawError } from './read-body.ts'
import { ROW_KEY } from './row-key.ts'
import type { ObjectShape } from './shape.ts'

/** An agency's row, checked against the contract, with the errors inside it. Paths begin below the row. */
export interface CheckedRow {
  readonly row: Record<string, unknown>
  readonly errors: readonly RowError[]
}

export interface RowError {
  readonly path: readonly (string | number)[]
  readonly code: ErrorCode
  readonly reason: string
}

/** One root field of an answer, and what it must look like. */
export interface CheckedRoot {
  readonly key: string
  readonly row: ObjectShape
}

/**
 * Compares an answer with the question: at each root field one row, this agency's own, exactly as asked, its errors where
 * its nulls are. What holds for no root field in particular fails them all.
 */
export function checkAnswer(
  roots: readonly CheckedRoot[],
  agency: string,
  { data, errors }: RawAnswer,
): readonly (CheckedRow | AgencyFailure)[] {
  const failAll = (failure: AgencyFailure) => roots.map(() => failure)
  if (data === null) return failAll(failureOfRefusal(errors))
  if (Object.keys(data).length !== roots.length) return failAll(notOneRow)
  const keys = new Set(roots.map(({ key }) => key))
  if (errors.some(({ path }) => typeof path?.[0] !== 'string' || !keys.has(path[0])))
    return failAll(bad('sent an error without saying which field it is about'))
  return roots.map((root) => {
    const own = errors.filter(({ path }) => path?.[0] === root.key)
    return checkRow(root, agency, Object.hasOwn(data, root.key) ? data[root.key] : undefined, own)
  })
}

const notOneRow = bad('did not answer with one row for the one id asked')

function checkRow(
  { row: shape }: CheckedRoot,
  agency: string,
  rows: unknown,
  errors: readonly RawError[],
): CheckedRow | AgencyFailure {
  if (!Array.isArray(rows) || rows.length !== 1) return notOneRow
  const [row]: readonly unknown[] = rows
  if (row === null) return rowRefused(errors)
  if (!isRecord(row)) return bad('answered with a row that is not an object')
  if (!isOwnRow(shape, row, agency)) return bad('sent a row of another agency')
  const mismatch = findMismatch(row, shape, [])
  if (mismatch !== undefined) return bad(`broke the contract: ${mismatch}`)
  const located: RowError[] = []
  for (const error of errors) {
    const path = pathInRow(error)
    if (path === undefined) return bad('sent an error without saying which field it is about')
    if (!leadsToNull(row, path)) return bad('sent an error about a field that has a value')
    located.push(describe(path, error))
  }
  const silent = findSilentNull(shape, row, located)
  if (silent !== undefined) return bad(`answered null for ${silent} without saying why`)
  return { row, errors: located }
}

/** The fields of an agency may be null because they can fail, and for no other reason. */
function findSilentNull(
  { fields }: ObjectShape,
  row: Readonly<Record<string, unknown>>,
  errors: readonly RowError[],
): string | undefined {
  const explained = new Set(errors.map(({ path }) => path[0]))
  return [...fields.keys()].find((key) => row[key] === null && !explained.has(key))
}

/** Whatever the caller calls it: every id in the row is this agency's. The row key alone is always there. */
function isOwnRow(shape: ObjectShape, row: Record<string, unknown>, agency: string): boolean {
  if (row[ROW_KEY] !== agency) return false
  return [...shape.fields].every(
    ([key, { coordinate }]) => coordinate !== 'Agency.id' || row[key] === agency,
  )
}

/** What it means that there are errors and no data. */
export function failureOfRefusal(errors: readonly RawError[]): AgencyFailure {
  const code = errors.map((error) => error.code).find(isErrorCode)
  if (code !== undefined && denials.has(code))
    return { status: 'DENIED', reason: 'refused the asker' }
  if (errors.length === 0) return bad('answered with neither data nor errors')
  return bad(`answered with errors alone${code === undefined ? '' : ` (${code})`}`)
}

function rowRefused(errors: readonly RawError[]): AgencyFailure {
  return errors.length === 0 ? bad('does not answer for its own id') : failureOfRefusal(errors)
}

function pathInRow({ path }: RawError): readonly (string | number)[] | undefined {
  return path === undefined || path.length < 3 || path[1] !== 0 ? undefined : path.slice(2)
}

/** An error stands at the null it caused, or below the null to which it was carried up. */
function leadsToNull(row: unknown, path: readonly (string | number)[]): boolean {
  let at: unknown = row
  for (const segment of path) {
    if (at === null) return true
    if (typeof segment === 'number') at = Array.isArray(at) ? at[segment] : undefined
    else at = isRecord(at) && Object.hasOwn(at, segment) ? at[segment] : undefined
    if (at === undefined) return false
  }
  return at === null
}

const denials: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'AGENCY_DENIED'])

/** Codes that tell the caller what is wrong with the question: these are passed on, anything else is the agency's defect. */
const aboutTheQuestion: ReadonlyMap<ErrorCode, string> = new Map<ErrorCode, string>([
  ['UNKNOWN_JOURNEY', 'knows no such journey'],
  ['UNKNOWN_CHANNEL', 'knows no such channel'],
  ['UNKNOWN_STAGE', 'knows no such stage'],
  ['UNKNOWN_MEASURE', 'knows no such measure'],
  ['UNKNOWN_METRIC', 'knows no such metric'],
  ['UNKNOWN_WINDOW', 'knows no such window'],
  ['BAD_REQUEST', 'cannot answer with these arguments'],
  ['COST_EXCEEDED', 'says that this asks for too much at once'],
])

/** Whether an error follows from the question alone, so that asking again brings it again. */
export function isAboutQuestion({ code }: RowError): boolean {
  return aboutTheQuestion.has(code)
}

function describe(path: readonly (string | number)[], { code }: RawError): RowError {
  if (isErrorCode(code)) {
    const reason = aboutTheQuestion.get(code)
    if (reason !== undefined) return { path, code, reason }
    if (denials.has(code))
      return { path, code: 'AGENCY_DENIED', reason: 'does not give this to the asker' }
  }
  return { path, code: 'AGENCY_BAD_RESPONSE', reason: 'failed to answer this field' }
}

function bad(reason: string): AgencyFailure {
  return { status: 'BAD_RESPONSE', reason }
}
