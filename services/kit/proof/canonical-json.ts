import canonicalize from 'canonicalize'
import { CitxError } from '../errors/citx-error.ts'

/** Any value that JSON can carry. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [member: string]: JsonValue
}

const deepest = 64

/**
 * The canonical JSON (RFC 8785) of a plain value. Fails with INTERNAL on what JSON would change without a word: undefined,
 * NaN, infinities, lone surrogates, dates, maps, holes, class instances, more than 64 levels.
 */
export function canonicalJson(value: unknown): string {
  const problem = findNotJson(value, '$', 0)
  if (problem !== undefined) throw new CitxError('INTERNAL', `no canonical JSON: ${problem}`)
  return canonicalize(value) ?? ''
}

/** The bytes that are hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value))
}

/**
 * Reads bytes that are their own canonical JSON; fails with BAD_MANIFEST on any others, so also on repeated members, other
 * spellings of a number, a byte order mark and bytes that are not UTF-8.
 */
export function parseCanonical(bytes: Uint8Array): JsonValue {
  const text = decodeUtf8(bytes)
  const value = parseJson(text)
  if (findNotJson(value, '$', 0) !== undefined || canonicalize(value) !== text)
    throw notCanonical('the bytes are not their own canonical JSON (RFC 8785)')
  return value
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw notCanonical('the bytes are not UTF-8', cause)
  }
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notCanonical('the text is not JSON', cause)
  }
}

function notCanonical(message: string, cause?: unknown): CitxError {
  return new CitxError('BAD_MANIFEST', `${message}; fetch the document again from its publisher`, {
    cause,
  })
}

/** Where and why a value is not JSON; undefined when it is. */
function findNotJson(value: unknown, path: string, depth: number): string | undefined {
  if (depth > deepest) return `${path.slice(0, 80)}... is more than ${deepest} levels deep`
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'string')
    return value.isWellFormed() ? undefined : `${path} has a lone surrogate`
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} is ${value}`
  return typeof value === 'object' ? findInObject(value, path, depth) : `${path} is ${typeof value}`
}

function findInObject(value: object, path: string, depth: number): string | undefined {
  if (Array.isArray(value)) {
    // Array.from turns holes into undefined, which is then refused.
    const items: readonly unknown[] = Array.from(value)
    return firstOf(items.entries(), ([index, item]) =>
      findNotJson(item, `${path}[${index}]`, depth + 1),
    )
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return `${path} is no plain object`
  if (Object.getOwnPropertySymbols(value).length > 0) return `${path} has a symbol as member`
  return firstOf(Object.entries(value), ([member, item]) => {
    if (!member.isWellFormed()) return `${path} has a member with a lone surrogate`
    return findNotJson(item, `${path}.${member}`, depth + 1)
  })
}

function firstOf<T>(items: Iterable<T>, find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
