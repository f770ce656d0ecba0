import type { AgencyFailure } from '../scatter/failure.ts'
import type { HttpAnswer } from '../scatter/connection/post.ts'
import { checkAnswer, type CheckedRow, type RowError } from './check-answer.ts'
import { fillMissing, type MissingField } from './fill-missing.ts'
import { isJson, readBody, type RawAnswer } from './read-body.ts'
import type { ScanRow } from './scan/compile-scan-row.ts'
import { scanAnswer } from './scan/scan-answer.ts'
import type { ObjectShape } from './shape.ts'
import { writeMembers } from './write-members.ts'

/** One root field of a request: what was asked, and what was wanted; they differ where the agency does not know it all. */
export interface AnswerRoot {
  readonly key: string
  readonly row: ObjectShape
  readonly scanRow: ScanRow
  readonly wanted: ObjectShape
}

/** A row that is as asked, as text. */
export interface ReadRow {
  readonly members: readonly string[]
  readonly errors: readonly RowError[]
  readonly missing: readonly MissingField[]
}

export type ReadAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly (ReadRow | AgencyFailure)[] }
  /** The agency does not answer this at all, and says why. */
  | { readonly kind: 'refused'; readonly refusal: RawAnswer }
  | { readonly kind: 'failed'; readonly failure: AgencyFailure }

/**
 * Reads an answer and checks every leaf of it. An answer that is exactly as it should be is scanned; any other is read
 * slowly, to say what is wrong with it.
 */
export function readAnswer(
  roots: readonly AnswerRoot[],
  agency: string,
  response: HttpAnswer,
): ReadAnswer {
  const scanned = scan(roots, agency, response)
  if (scanned !== undefined) return { kind: 'rows', rows: scanned }
  const raw = readBody(response)
  if ('status' in raw) return { kind: 'failed', failure: raw }
  const { data, errors } = raw
  if (data === null && errors.length > 0 && errors.every(({ path }) => path === undefined))
    return { kind: 'refused', refusal: raw }
  return { kind: 'rows', rows: readSlowly(roots, agency, raw) }
}

function scan(
  roots: readonly AnswerRoot[],
  agency: string,
  { status, headers, bytes }: HttpAnswer,
): readonly ReadRow[] | undefined {
  if (status !== 200 || !isJson(headers['content-type'])) return undefined
  if (roots.some(({ row, wanted }) => row !== wanted)) return undefined
  return scanAnswer(bytes, roots, agency)?.map((members) => ({ members, errors: [], missing: [] }))
}

/** Reads what came with errors, out of order, or in part. */
function readSlowly(
  roots: readonly AnswerRoot[],
  agency: string,
  raw: RawAnswer,
): readonly (ReadRow | AgencyFailure)[] {
  const checked = checkAnswer(roots, agency, raw)
  return roots.map((root, index) => complete(root, checked[index]))
}

function complete(
  { row: asked, wanted }: AnswerRoot,
  checked: CheckedRow | AgencyFailure | undefined,
): ReadRow | AgencyFailure {
  if (checked === undefined) throw new Error('a root field was not checked')
  if ('status' in checked) return checked
  const { row, errors } = checked
  const missing = asked === wanted ? [] : fillMissing(row, wanted, asked)
  return { members: writeMembers(row, wanted), errors, missing }
}
