import { CitxError } from '../errors/citx-error.ts'
import { toCitxError } from '../errors/describe-error.ts'
import type { DatabaseAddress } from './database-url.ts'

/** Turns a failed connect into DATABASE_DOWN that names host and database, never the password. */
export function translateConnectError(error: unknown, address: DatabaseAddress): CitxError {
  if (error instanceof CitxError) return error
  const { message } = toCitxError(error)
  return new CitxError(
    'DATABASE_DOWN',
    `cannot connect to database ${address.database} at ${address.host}: ${message}`,
    { cause: error },
  )
}
