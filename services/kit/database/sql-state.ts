import { DatabaseError } from 'pg'

/** The SQLSTATE of an error that PostgreSQL sent, such as '42P04'; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined
}
