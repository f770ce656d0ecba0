import { CitxError } from '../errors/citx-error.ts'
import { decodeUtf8, readCompactForm, type ProtectedHeader } from './compact-jws.ts'
import { parseJsonWithoutDuplicates } from './json-without-duplicates.ts'

export interface StrictTokenOptions {
  /** The algorithms that may have signed; never empty and never `none`. */
  readonly algorithms: readonly string[]
  /** The accepted `typ` values; any, or none, when left out. */
  readonly types?: readonly string[]
  /** 8 KiB by default. */
  readonly maxBytes?: number
}

/** A token of sound form. Nothing in it is proven: its signature must still be verified. */
export interface UnverifiedToken {
  readonly header: ProtectedHeader
  readonly claims: Readonly<Record<string, unknown>>
}

const kibibyte = 1024

/**
 * Reads the form of a JWT before jose sees it; see `readCompactForm`. Its claims must be one JSON object in which no member
 * is repeated. Fails with UNAUTHENTICATED, in words that do not quote the token.
 */
export function readTokenStrictly(
  token: string,
  { algorithms, types, maxBytes = 8 * kibibyte }: StrictTokenOptions,
): UnverifiedToken {
  requireAlgorithms(algorithms)
  const form = readCompactForm(token, { algorithms, maxBytes })
  if (!form.ok) throw refused(form.problem)
  const { header, payload } = form.parts
  if (types !== undefined && !types.includes(header.typ ?? ''))
    throw refused(`it is not of type ${types.join(' or ')}`)
  const claims = parseJsonWithoutDuplicates(decodeUtf8(payload) ?? '')
  if (!isObject(claims)) throw refused('its claims are not a JSON object with distinct members')
  return { header, claims }
}

function requireAlgorithms(algorithms: readonly string[]): void {
  if (algorithms.length === 0 || algorithms.some((alg) => alg.toLowerCase() === 'none'))
    throw new CitxError('BAD_CONFIG', 'the list of algorithms is empty or has "none" in it')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(problem: string): CitxError {
  return new CitxError('UNAUTHENTICATED', `the token is refused: ${problem}`)
}
