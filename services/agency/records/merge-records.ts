import { sql, type Kysely } from 'kysely'
import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** How staged records compare with those stored. */
export interface Merged {
  readonly new: number
  readonly changed: number
  /** First days of the months whose records are no longer what they were. */
  readonly months: readonly string[]
}

/** Fifty years of months: beyond that a date column is not what the mapping takes it for. */
const MAX_MONTHS = 600

/** Brings what is new or changed from staging into the records of a source. */
export async function mergeRecords(db: Kysely<unknown>, source: string): Promise<Merged> {
  // A record is found by its id in every month, because a correction may have moved it to another one.
  await sql`
    create temporary table delta on commit drop as
    select s.*, t.month as old_month
    from staging s
    left join records.record t
      on t.source = ${source} and t.family = s.family and t.record_id = s.record_id
    where t.record_id is null or t.row_hash <> s.row_hash
  `.execute(db)
  await sql`analyze delta`.execute(db)
  const months = await ensureMonths(db)
  const counts = await countDelta(db)
  if (counts.changed > 0) await correctRecords(db, source)
  if (counts.fresh > 0) await addRecords(db, source)
  return { new: counts.fresh, changed: counts.changed, months }
}

async function countDelta(
  db: Kysely<unknown>,
): Promise<{ readonly fresh: number; readonly changed: number }> {
  const { rows } = await sql<{ fresh: number; changed: number }>`
    select count(*) filter (where old_month is null) as fresh,
      count(*) filter (where old_month is not null) as changed
    from delta
  `.execute(db)
  const [counts = { fresh: 0, changed: 0 }] = rows
  return counts
}

/** A new month takes the record to another partition. */
async function correctRecords(db: Kysely<unknown>, source: string): Promise<void> {
  await sql`
    merge into records.record t
    using (select * from delta where old_month is not null) d
    on t.source = ${source} and t.month = d.old_month
      and t.family = d.family and t.record_id = d.record_id
    when matched then update set
      month = d.month, months = d.months, at = d.at, subject = d.subject, journey = d.journey,
      channel = d.channel, stage = d.stage, answers = d.answers, row_hash = d.row_hash
  `.execute(db)
}

/** In the order of the index, which takes them in twice as fast as in the order of a hash. */
async function addRecords(db: Kysely<unknown>, source: string): Promise<void> {
  await sql`
    insert into records.record
      (source, record_id, family, month, months, at, subject, journey, channel, stage, answers, row_hash)
    select ${source}, record_id, family, month, months, at, subject, journey, channel, stage, answers, row_hash
    from delta where old_month is null
    order by month, record_id, family
  `.execute(db)
}

async function ensureMonths(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ month: string; target: boolean }>`
    select to_char(month, 'YYYY-MM-DD') as month, bool_or(target) as target
    from (
      select month, true as target from delta
      union all select old_month, false from delta where old_month is not null
    ) touched
    group by month order by month
  `.execute(db)
  const targets = rows.filter(({ target }) => target)
  if (targets.length > MAX_MONTHS) {
    throw new CitxError(
      'BAD_FILE',
      `the records lie in ${targets.length} different months, more than ${MAX_MONTHS}: is the date column the right one, and its format?`,
    )
  }
  for (const { month } of targets) {
    await sql`select records.ensure_month(${month}::date)`.execute(db)
  }
  return rows.map(({ month }) => month)
}
