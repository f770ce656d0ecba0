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
  const lifetime = lifetimeOf(control)
  if (lifetime === undefined) return undefined
  return { etag, view, maxAgeMs: lifetime.maxAgeMs, staleIfErrorMs: lifetime.staleIfErrorMs }
}

/**
 * Reads the validators of an answer that says nothing changed, which may leave out what it said before. Undefined where it
 * names another state, or one that may not be kept.
 */
export function renewValidators(
  { etag, view }: Validators,
  headers: HttpHeaders,
): Validators | undefined {
  const { etag: saidEtag = etag, 'citx-view': saidView = view, 'cache-control': control } = headers
  const lifetime = saidEtag === etag && saidView === view ? lifetimeOf(control) : undefined
  if (lifetime === undefined) return undefined
  return { etag, view, maxAgeMs: lifetime.maxAgeMs, staleIfErrorMs: lifetime.staleIfErrorMs }
}

type Lifetime = Pick<Validators, 'maxAgeMs' | 'staleIfErrorMs'>

/** The latest that was read: agencies mostly say the same. */
let latest: { readonly text: string; readonly lifetime: Lifetime | undefined } | undefined

/** Undefined for an answer that may not be kept. */
function lifetimeOf(control: string | string[] | undefined): Lifetime | undefined {
  const text = Array.isArray(control) ? control.join() : (control ?? '')
  if (latest?.text !== text) latest = { text, lifetime: readLifetime(text) }
  return latest.lifetime
}

function readLifetime(control: string): Lifetime | undefined {
  const directives = readDirectives(control)
  if (directives.has('no-store')) return undefined
  const maxAgeMs = directives.has('no-cache') ? 0 : millisecondsOf(directives.get('max-age'))
  return { maxAgeMs, staleIfErrorMs: millisecondsOf(directives.get('stale-if-error')) }
}

function readDirectives(text: string): ReadonlyMap<string, string> {
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
