import type { Secret } from '../config/secret.ts'

/** Where a new database comes from: a copy of `template`, or empty. */
export interface CreateDatabaseOptions {
  readonly template?: string
}

/** As whom to connect; the administrator when left out. */
export interface UrlOptions {
  readonly user?: string
  readonly password?: Secret<string>
}

/** A PostgreSQL server that this program may create databases on, its own or somebody else's. */
export interface PostgresServer extends AsyncDisposable {
  readonly kind: 'embedded' | 'external'
  /** For people: which server this is, its version and where. */
  readonly description: string
  readonly adminUrl: Secret<string>
  /**
   * Creates a UTF-8 database that only its owner may connect to; returns false when it was there already.
   * Fails with FORBIDDEN when the user may not create databases, DATABASE_DOWN when the server cannot be reached.
   */
  createDatabase(name: string, options?: CreateDatabaseOptions): Promise<boolean>
  /** Drops a database if it exists, closing its connections. */
  dropDatabase(name: string): Promise<void>
  urlFor(database: string, options?: UrlOptions): Secret<string>
  /** Ends our use of the server: an embedded one stops when nobody else uses it, another runs on. Safe to repeat. */
  stop(): Promise<void>
}
