import { sql, type Kysely } from 'kysely'
import type { NewFigure } from './new-figure.ts'

export interface StoredFigures {
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  /** Windows of the figures that are new or changed. */
  readonly windows: readonly string[]
}

const CHUNK = 5_000

/** Adds figures, or corrects those that have other values; each place and window holds one of an id. */
export async function storeFigures(
  db: Kysely<unknown>,
  source: string,
  figures: readonly NewFigure[],
): Promise<StoredFigures> {
  let fresh = 0
  let touched = 0
  const windows = new Set<string>()
  for (let start = 0; start < figures.length; start += CHUNK) {
    const rows = await upsert(db, source, figures.slice(start, start + CHUNK))
    for (const { window, inserted } of rows) {
      windows.add(window)
      touched += 1
      if (inserted) fresh += 1
    }
  }
  return {
    new: fresh,
    changed: touched - fresh,
    unchanged: figures.length - touched,
    windows: [...windows].toSorted(),
  }
}

async function upsert(
  db: Kysely<unknown>,
  source: string,
  figures: readonly NewFigure[],
): Promise<readonly { window: string; inserted: boolean }[]> {
  const { rows } = await sql<{ window: string; inserted: boolean }>`
    insert into records.figure as f
      (source, id, journey, channel, stage, "window", value, measure, counts, n, currency, published_by)
    select ${source}, id, journey, channel, stage, "window", value, measure, counts, n, currency, source
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as given
      (id text, journey text, channel text, stage text, "window" text, value double precision,
       measure text, counts jsonb, n bigint, currency text, source text)
    on conflict (source, id, journey, channel, stage, "window") do update set
      value = excluded.value, measure = excluded.measure, counts = excluded.counts,
      n = excluded.n, currency = excluded.currency, published_by = excluded.published_by
    where (f.value, f.measure, f.counts, f.n, f.currency, f.published_by) is distinct from
      (excluded.value, excluded.measure, excluded.counts, excluded.n, excluded.currency, excluded.published_by)
    returning f."window", xmax = 0 as inserted
  `.execute(db)
  return rows
}

/** The scores that a source has published with the counts that they come from, in all its exports. */
export async function readScores(
  db: Kysely<unknown>,
  source: string,
): Promise<readonly NewFigure[]> {
  const { rows } = await sql<NewFigure>`
    select id, journey, channel, stage, "window", value, measure, counts, published_by as source
    from records.figure
    where source = ${source} and value is not null and measure is not null and counts is not null
  `.execute(db)
  return rows
}
