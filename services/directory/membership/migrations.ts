import { sql } from 'kysely'
import type { Migrations } from '@citx/kit/database/migrate.ts'

/** The directory keeps every document it ever signed; none is changed or deleted. */
export const directoryMigrations: Migrations = {
  '0001_document': {
    async up(db) {
      await sql`create table document (
        seq integer primary key check (seq > 0),
        hash text not null unique,
        jws text not null,
        created_at timestamptz not null default now()
      )`.execute(db)
      await sql`create function refuse_change() returns trigger language plpgsql as
        $$ begin raise exception 'the directory only grows'; end $$`.execute(db)
      await sql`create trigger document_only_grows before update or delete or truncate on document
        execute function refuse_change()`.execute(db)
    },
  },
}

export interface DirectoryTables {
  readonly document: {
    readonly seq: number
    readonly hash: string
    readonly jws: string
  }
}
