import { parseJsonWithoutDuplicates } from '@citx/kit/proof/json-without-duplicates.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import type { HttpAnswer } from '../scatter/connection/post.ts'
import { isRecord } from './is-record.ts'
import { readRelayedFailure } from './read-relayed-failure.ts'

/** A GraphQL answer as it came, not yet compared with the question. */
export interface RawAnswer {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly RawError[]
}

export interface RawError {
  readonly path: readonly (string | number)[] | undefined
  readonly locations: readonly Location[]
  readonly code: unknown
}

export interface Location {
  readonly line: number
  readonly column: number
}

/** Reads an HTTP answer as GraphQL over HTTP, or says why it is none. */
export function readBody(response: HttpAnswer): RawAnswer | AgencyFailure {
  const { status, headers, bytes } = response
  const refused = readRelayedFailure(response) ?? failureOfStatus(status)
  if (refused !== undefined) return refused
  if (!isJson(headers['content-type']))
    return bad(`answered HTTP ${status} with something that is not JSON`)
  const text = bytes.toString()
  const body = parseJson(text)
  if (!isRecord(body)) return bad(`answered HTTP ${status} with malformed JSON`)
  if (parseJsonWithoutDuplicates(text) === undefined)
    return bad('answered with JSON that has a member twice')
  const { data, errors } = body
  if (data !== undefined && data !== null && !isRecord(data))
    return bad('answered with `data` that is not an object')
  const read = readErrors(errors)
  if (read === undefined) return bad('answered with `errors` that are not GraphQL errors')
  if (status >= 500 || (status >= 400 && isRecord(data))) return bad(`failed with HTTP ${status}`)
  return { data: data ?? null, errors: read }
}

/** Whether a content type is one of GraphQL over HTTP. */
export function isJson(contentType: string | string[] | undefined): boolean {
  if (typeof contentType !== 'string') return false
  const type = contentType.split(';')[0]?.trim().toLowerCase()
  return type === 'application/json' || type === 'application/graphql-response+json'
}

/** What a status says by itself: that there is no answer. */
export function failureOfStatus(status: number): AgencyFailure | undefined {
  if (status === 401) return { status: 'DENIED', reason: "refused the gateway's grant" }
  if (status === 403) return { status: 'DENIED', reason: 'refused the asker' }
  if (status === 429) return { status: 'BUSY', reason: 'asked to slow down' }
  if (status === 503) return { status: 'BUSY', reason: 'said that it is not available for now' }
  if (status === 502)
    return { status: 'DOWN', reason: 'is not reachable behind its own front (HTTP 502)' }
  if (status === 504)
    return { status: 'TIMEOUT', reason: 'said that it has no answer in time (HTTP 504)' }
  if (status >= 300 && status < 400)
    return bad(`answered with a redirect (HTTP ${status}), which is never followed`)
  return undefined
}

function readErrors(errors: unknown): readonly RawError[] | undefined {
  if (errors === undefined) return []
  if (!Array.isArray(errors)) return undefined
  const list: readonly unknown[] = errors
  const read = list.map(readError)
  return read.every((error) => error !== undefined) ? read : undefined
}

function readError(error: unknown): RawError | undefined {
  if (!isRecord(error)) return undefined
  const { path, locations, extensions } = error
  if (path !== undefined && path !== null && !isPath(path)) return undefined
  return {
    path: isPath(path) ? path : undefined,
    locations: Array.isArray(locations) ? locations.filter(isLocation) : [],
    code: isRecord(extensions) ? extensions['code'] : undefined,
  }
}

function isPath(path: unknown): path is readonly (string | number)[] {
  return Array.isArray(path) && path.every((it) => typeof it === 'string' || Number.isInteger(it))
}

function isLocation(value: unknown): value is Location {
  return isRecord(value) && Number.isInteger(value['line']) && Number.isInteger(value['column'])
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function bad(reason: string): AgencyFailure {
  return { status: 'BAD_RESPONSE', reason }
}
