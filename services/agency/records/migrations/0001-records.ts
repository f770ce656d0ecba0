import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Records by month, reported figures, collection declarations, and a log of imports. */
export const records: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements: readonly string[] = [
  'create schema records',
  'revoke all on schema records from public',
  `create table records.record (
    source text collate "C" not null,
    record_id bytea not null,
    family text collate "C" not null,
    month date not null,
    months smallint not null,
    at timestamptz not null,
    subject bytea not null,
    journey text collate "C",
    channel text collate "C",
    stage text collate "C",
    answers text[] collate "C" not null,
    row_hash bytea not null,
    primary key (source, record_id, family, month)
  ) partition by range (month)`,
  // Attaching takes a weaker lock on the parent than creating a partition in place, so that a release may go on reading.
  `create function records.ensure_month(wanted date) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      name text := 'record_' || to_char(wanted, 'YYYY_MM');
    begin
      if wanted <> date_trunc('month', wanted)::date then
        raise exception '% is not the first day of a month', wanted;
      end if;
      if to_regclass('records.' || quote_ident(name)) is not null then
        return;
      end if;
      perform pg_advisory_xact_lock(hashtextextended('citx_record_partition', 0));
      if to_regclass('records.' || quote_ident(name)) is not null then
        return;
      end if;
      execute format('create table records.%I (like records.record including all)', name);
      execute format('alter table records.record attach partition records.%I for values from (%L) to (%L)',
        name, wanted, (wanted + interval '1 month')::date);
    end $$`,
  'revoke all on function records.ensure_month(date) from public',
  `create table records.figure (
    source text collate "C" not null,
    id text collate "C" not null,
    journey text collate "C" not null,
    channel text collate "C" not null,
    stage text collate "C" not null,
    "window" text collate "C" not null,
    value double precision,
    measure text collate "C",
    counts jsonb,
    n bigint,
    currency text,
    published_by text not null,
    primary key (source, id, journey, channel, stage, "window")
  )`,
  `create table records.collected (
    source text collate "C" not null,
    measure text collate "C" not null,
    declaration jsonb not null,
    primary key (source, measure)
  )`,
  `create table records.import (
    import_id bigint generated always as identity primary key,
    source text collate "C" not null,
    digest text not null,
    imported_at timestamptz not null,
    rows_read bigint not null,
    rows_rejected bigint not null,
    records_new bigint not null,
    records_changed bigint not null,
    records_unchanged bigint not null,
    figures_new bigint not null,
    figures_changed bigint not null
  )`,
]
