import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { Secret } from '../config/secret.ts'
import { CitxError } from '../errors/citx-error.ts'
import { sqlState } from './sql-state.ts'
import { scramVerifier } from './scram-verifier.ts'

/** A new password of 192 random bits. */
export function generatePassword(): Secret<string> {
  return new Secret(randomBytes(24).toString('base64url'))
}

/**
 * Makes sure that a role exists that may log in with this password and connect to the current database, and nothing else.
 * Safe to repeat and to race. Fails with FORBIDDEN when a role of this name has rights beyond that, or when the caller may
 * not create roles; BAD_CONFIG for a name that is not lower-case snake_case.
 */
export async function createLoginRole<DB>(
  db: Kysely<DB>,
  name: string,
  password: Secret<string>,
): Promise<void> {
  const role = sql.id(parseRoleName(name))
  const verifier = sql.lit(scramVerifier(password))
  await retryOnCatalogRace(async () => {
    await refusePowerfulRole(db, name)
    const exists = await sql`select from pg_roles where rolname = ${name}`.execute(db)
    const verb = exists.rows.length === 0 ? sql`create` : sql`alter`
    await sql`${verb} role ${role} login password ${verifier}`.execute(db)
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
    for (const database of rows) {
      await sql`grant connect on database ${sql.id(database.name)} to ${role}`.execute(db)
    }
  })
}

function parseRoleName(name: string): string {
  if (/^(?!pg_)[a-z_][a-z0-9_]{0,62}$/.test(name)) return name
  throw new CitxError(
    'BAD_CONFIG',
    `${JSON.stringify(name)} cannot be a database role: use a-z, 0-9, _`,
  )
}

async function refusePowerfulRole<DB>(db: Kysely<DB>, name: string): Promise<void> {
  const powerful =
    await sql`select from pg_roles r where rolname = ${name} and (rolsuper or rolcreaterole
    or rolcreatedb or rolreplication or rolbypassrls
    or exists (select from pg_auth_members m where m.member = r.oid))`.execute(db)
  if (powerful.rows.length === 0) return
  throw new CitxError(
    'FORBIDDEN',
    `database role ${name} exists with more rights than a login; choose another name or drop it`,
  )
}

const catalogRaces: ReadonlySet<string | undefined> = new Set(['42710', '23505', 'XX000'])
const maxAttempts = 8

/** Roles belong to the whole server, where no lock of one database reaches: two creators may collide, and one tries again. */
async function retryOnCatalogRace(action: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action()
    } catch (error) {
      if (sqlState(error) === '42501') throw mayNotCreateRoles(error)
      if (attempt === maxAttempts || !catalogRaces.has(sqlState(error))) throw error
      await wait(10 * attempt)
    }
  }
}

function mayNotCreateRoles(cause: unknown): CitxError {
  const message =
    'this database user may not create roles; give it CREATEROLE, or create the role by hand'
  return new CitxError('FORBIDDEN', message, { cause })
}
