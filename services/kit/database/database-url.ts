import { Secret } from '../config/secret.ts'
import { CitxError } from '../errors/citx-error.ts'

/** The parts of an address that may be printed. */
export interface DatabaseAddress {
  readonly host: string
  readonly database: string
  readonly user: string
}

/** What to change in an address. */
export interface DatabaseUrlChange {
  readonly database?: string
  readonly user?: string | undefined
  readonly password?: Secret<string> | undefined
}

// A URL without a host cannot hold a user, and an address of a Unix socket has none: this stands in for it.
const noHost = 'unix-socket.invalid'

/** Where an address leads, without its password. Fails with BAD_CONFIG when it is not a PostgreSQL address. */
export function describeAddress(url: Secret<string>): DatabaseAddress {
  const parts = parseAddress(url)
  const socket = parts.searchParams.get('host')
  const host = socket ?? (parts.hostname === noHost ? 'localhost' : parts.host)
  const user = decodeURIComponent(parts.username)
  return { host, database: decodeURIComponent(parts.pathname.slice(1)) || user, user }
}

/** The same server under another database, user or password. Fails with BAD_CONFIG as `describeAddress` does. */
export function changeDatabaseUrl(url: Secret<string>, change: DatabaseUrlChange): Secret<string> {
  const parts = parseAddress(url)
  if (change.database !== undefined) parts.pathname = `/${encodeURIComponent(change.database)}`
  if (change.user !== undefined) parts.username = encodeURIComponent(change.user)
  if (change.password !== undefined) parts.password = encodeURIComponent(change.password.reveal())
  return new Secret(parts.href.replace(noHost, ''))
}

function parseAddress(url: Secret<string>): URL {
  const text = url.reveal()
  const withHost = text.replace(/^([a-z]+:\/\/(?:[^/?#]*@)?)(?=\/)/i, `$1${noHost}`)
  const parts = URL.canParse(withHost) ? new URL(withHost) : undefined
  if (parts === undefined || !/^postgres(ql)?:$/.test(parts.protocol)) {
    throw new CitxError(
      'BAD_CONFIG',
      'the database address is not of the form postgres://user:password@host:5432/database; a password must be percent-encoded',
    )
  }
  return parts
}
