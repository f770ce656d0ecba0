import { sql, type Kysely } from 'kysely'
import { monthsOf, parseWindow, windowBounds, type Window } from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { buildCubes } from './cube/build-cubes.ts'
import type { TrueCube } from './protect/types.ts'
import { readDeclarations, readFigures } from './read-own-figures.ts'
import { readHistory } from './store/release-store.ts'

/** What the agency has of a window, before anything is protected. It stays in the agency. */
export interface WindowContent {
  readonly cubes: readonly TrueCube[]
  readonly records: number
  readonly released: readonly Window[]
  readonly figures: Awaited<ReturnType<typeof readFigures>>
  readonly declarations: Awaited<ReturnType<typeof readDeclarations>>
}

export interface ReadWindowOptions {
  readonly db: Kysely<unknown>
  readonly agency: { readonly id: string }
  readonly window: Window
  readonly vocabulary: Vocabulary
}

/** Reads everything in one snapshot. */
export function readWindow({
  db,
  agency,
  window,
  vocabulary,
}: ReadWindowOptions): Promise<WindowContent> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => ({
      cubes: await buildCubes(transaction, { agency: agency.id, window, vocabulary }),
      records: await countRecords(transaction, window),
      released: (await readHistory(transaction)).map((release) => parseWindow(release.window)),
      figures: await readFigures(transaction, window),
      declarations: await readDeclarations(transaction, window),
    }))
}

async function countRecords<DB>(db: Kysely<DB>, window: Window): Promise<number> {
  const { from, until } = windowBounds(window)
  const { rows } = await sql<{ records: number }>`
    select count(*)::int as records from records.record
    where month >= ${from}::date and month < ${until}::date and months <= ${monthsOf(window).length}
  `.execute(db)
  return rows[0]?.records ?? 0
}
