import { sql, type Kysely } from 'kysely'
import {
  compareWindows,
  monthsOf,
  parseWindow,
  windowBounds,
  windowKind,
  type Window,
} from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { ReleasedCopy } from './audit-plan.ts'
import { buildCubes } from './cube/build-cubes.ts'
import type { Served } from './cube/planned-places.ts'
import type { PrivacyLedger } from './protect/privacy-budget.ts'
import type { TrueCube } from './protect/types.ts'
import { isOfEmployees, profileFor, type ProtectionPlan } from './protection-plan.ts'
import { countRepeatedEmployees, NO_PANEL, type RepeatedEmployees } from './employee-panel.ts'
import { readDeclarations, readFigures } from './read-own-figures.ts'
import { readLedger } from './store/privacy-ledger.ts'
import { readHistory, readLines, type StoredRelease } from './store/release-store.ts'
import { findManifest } from './store/unverified-manifest.ts'

/** What the agency has of a window, before anything is protected. It stays in the agency. */
export interface WindowContent {
  readonly cubes: readonly TrueCube[]
  readonly records: number
  readonly released: readonly ReleasedCopy[]
  readonly ledger: PrivacyLedger
  readonly repeatedEmployees: RepeatedEmployees
  readonly figures: Awaited<ReturnType<typeof readFigures>>
  readonly declarations: Awaited<ReturnType<typeof readDeclarations>>
  /** What was published last of a window of the same kind before this one. */
  readonly last: { readonly window: Window; readonly lines: readonly string[] } | undefined
}

export interface ReadWindowOptions {
  readonly db: Kysely<unknown>
  readonly agency: {
    readonly id: string
    readonly serves?: Served | undefined
    readonly preferredSources?: readonly string[] | undefined
  }
  readonly window: Window
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
}

/** Reads everything in one snapshot. */
export function readWindow(options: ReadWindowOptions): Promise<WindowContent> {
  const { db, agency, window, vocabulary } = options
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const declarations = await readDeclarations(transaction, window)
      const complete = completeMeasures(declarations, options)
      const history = await readHistory(transaction)
      const released = history.filter(({ withdrawn }) => !withdrawn).map(copyOf)
      const cubes = await buildCubes(transaction, {
        agency: agency.id,
        window,
        vocabulary,
        served: agency.serves,
        complete,
      })
      return {
        declarations,
        cubes,
        records: await countRecords(transaction, window),
        released,
        repeatedEmployees: hasEmployees(cubes, options)
          ? await countRepeatedEmployees(transaction, { window, released })
          : NO_PANEL,
        ledger: await readLedger(transaction),
        figures: await readFigures(transaction, window, agency.preferredSources),
        last: await readLast(transaction, history, window),
      }
    })
}

function hasEmployees(
  cubes: readonly TrueCube[],
  { vocabulary, protection }: ReadWindowOptions,
): boolean {
  if (protection.employees.kind === 'discrete-laplace') return false
  return cubes.some(({ series }) => {
    const measure = vocabulary.measures.get(series)
    return measure !== undefined && isOfEmployees(measure)
  })
}

/** Under discrete Laplace noise even which places are there must not depend on who answered. */
function completeMeasures(
  declarations: WindowContent['declarations'],
  { vocabulary, protection }: ReadWindowOptions,
): ReadonlySet<string> {
  const complete = declarations.filter(({ measure: id }) => {
    const measure = vocabulary.measures.get(id)
    return measure !== undefined && profileFor(protection, measure).kind === 'discrete-laplace'
  })
  return new Set(complete.map(({ measure }) => measure))
}

function copyOf({ window, manifest }: StoredRelease): ReleasedCopy {
  const { protection, employeeProtection } = findManifest(manifest)
  return {
    window: parseWindow(window),
    protection,
    ...(employeeProtection !== undefined && { employeeProtection }),
  }
}

async function readLast<DB>(
  db: Kysely<DB>,
  history: readonly StoredRelease[],
  window: Window,
): Promise<WindowContent['last']> {
  const inForce = new Map(history.map((release) => [parseWindow(release.window), release]))
  const [newest] = [...inForce]
    .filter(([other, { withdrawn }]) => !withdrawn && windowKind(other) === windowKind(window))
    .filter(([other]) => other <= window)
    .toSorted(([a], [b]) => compareWindows(b, a))
  if (newest === undefined) return undefined
  const [of, { seq }] = newest
  return { window: of, lines: await readLines(db, seq) }
}

async function countRecords<DB>(db: Kysely<DB>, window: Window): Promise<number> {
  const { from, until } = windowBounds(window)
  const { rows } = await sql<{ records: number }>`
    select count(*)::int as records from records.record
    where month >= ${from}::date and month < ${until}::date and months <= ${monthsOf(window).length}
  `.execute(db)
  return rows[0]?.records ?? 0
}
