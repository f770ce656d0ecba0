import { sql, type Kysely } from 'kysely'

/**
 * Releases are only ever added. The triggers hold that for the owner of the tables too: nothing is updated, deleted or
 * truncated, the sequence has no gaps, and no row joins a release that is already there.
 */
export async function createReleaseSchema(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create schema release`,

  sql`create table release.release (
    seq integer primary key check (seq >= 1),
    id text not null unique check (id ~ '^[0-9a-f]{64}$'),
    previous text unique references release.release (id),
    "window" text not null,
    supersedes text unique references release.release (id),
    withdrawn boolean not null,
    manifest text not null,
    check ((previous is null) = (seq = 1)),
    check (not withdrawn or supersedes is not null)
  )`,
  sql`create unique index release_once_per_window on release.release ("window") where supersedes is null`,
  sql`create unique index release_one_correction_per_window on release.release ("window")
    where supersedes is not null and not withdrawn`,

  sql`create table release.row (
    seq integer not null references release.release (seq) deferrable initially deferred,
    position integer not null check (position >= 0),
    line text not null,
    primary key (seq, position)
  )`,

  sql`create function release.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a release never changes: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
    end $$`,
  sql`create trigger append_only before update or delete on release.release
    for each row execute function release.refuse_change()`,
  sql`create trigger append_only before update or delete on release.row
    for each row execute function release.refuse_change()`,
  sql`create trigger no_truncate before truncate on release.release
    execute function release.refuse_change()`,
  sql`create trigger no_truncate before truncate on release.row
    execute function release.refuse_change()`,

  sql`create function release.follow_chain() returns trigger language plpgsql as $$
    declare
      newest record;
    begin
      select seq, id into newest from release.release order by seq desc limit 1;
      if new.seq is distinct from coalesce(newest.seq, 0) + 1 or new.previous is distinct from newest.id then
        raise exception 'release % does not follow release %', new.seq, coalesce(newest.seq, 0)
          using errcode = 'check_violation';
      end if;
      return new;
    end $$`,
  sql`create trigger follow_chain before insert on release.release
    for each row execute function release.follow_chain()`,

  sql`create function release.refuse_late_rows() returns trigger language plpgsql as $$
    begin
      if exists (select from added join release.release using (seq)) then
        raise exception 'a release never changes: rows cannot be added to one' using errcode = 'check_violation';
      end if;
      return null;
    end $$`,
  sql`create trigger refuse_late_rows after insert on release.row
    referencing new table as added
    for each statement execute function release.refuse_late_rows()`,

  sql`revoke all on schema release from public`,
  sql`revoke all on all tables in schema release from public`,
  // Without update on release.release its owner, unless a superuser, could not check that a row's release exists.
  sql`revoke delete, truncate on release.release from current_user`,
  sql`revoke update, delete, truncate on release.row from current_user`,
]
