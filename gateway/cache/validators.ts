import type { HttpHeaders } from '../scatter/connection/post.ts'

/** What an agency says of how long its answers hold, in HTTP's terms (RFC 9111, RFC 5861). */
export interface Validators {
  /** With its quotes, as sent. */
  readonly etag: string
  /** Equal for callers who see the same. */
  readonly view: string
  /** So long an answer may be used without asking. */
  readonly maxAgeMs: number
  /** So much longer, while the agency cannot be asked. */
  readonly staleIfErrorMs: number
}

/** A strong tag (RFC 9110, 8.8.3). */
const strongTag = /^"[\u0021\u0023-\u007e]{1,128}"$/
const viewName = /^[\w.:+/=-]{1,128}$/
/** However long an agency allows. */
const mostSeconds = 7 * 24 * 60 * 60

/** Reads the validators of an answer; undefined for an answer that may not be kept. */
export function readValidators(headers: HttpHeaders): Validators | undefined {
  const { etag, 'citx-view': view, 'cache-control': control } = headers
  if (typeof etag !== 'string' || !strongTag.test(etag)) return undefined
  if (typeof view !== 'string' || !viewName.test(view)) return undefined
  const directives = readDirectives(control)
  if (directives.has('no-store')) return undefined
  const maxAgeMs = directives.has('no-cache') ? 0 : millisecondsOf(directives.get('max-age'))
  return { etag, view, maxAgeMs, staleIfErrorMs: millisecondsOf(directives.get('stale-if-error')) }
}

function readDirectives(control: string | string[] | undefined): ReadonlyMap<string, string> {
  const text = Array.isArray(control) ? control.join() : (control ?? '')
  const directives = text.split(',').map((directive): [string, string] => {
    const [name = '', value = ''] = directive.trim().toLowerCase().split('=', 2)
    return [name, value]
  })
  // Of one that came twice the first counts (RFC 9111, 4.2.1).
  return new Map(directives.toReversed())
}

function millisecondsOf(seconds: string | undefined): number {
  if (seconds === undefined || !/^\d{1,9}$/.test(seconds)) return 0
  return 1000 * Math.min(Number(seconds), mostSeconds)
}
