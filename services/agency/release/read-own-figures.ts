import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { windowBounds, parseWindow, type Window } from '@citx/schema/cube/window.ts'
import { releaseRow, type CollectedRow, type FigureRow } from '@citx/schema/release/row.ts'
import { settleFigures } from './settle-figures.ts'

interface FigureRecord {
  readonly id: string
  readonly journey: string
  readonly channel: string
  readonly stage: string
  readonly value: number | null
  readonly measure: string | null
  readonly counts: unknown
  readonly n: number | null
  readonly currency: string | null
  readonly publishedBy: string
  readonly givenBy: string
}

/** The figures that the organisation reports for exactly this window. Fails as `settleFigures`. */
export async function readFigures<DB>(
  db: Kysely<DB>,
  window: Window,
  preferredSources?: readonly string[],
): Promise<readonly Omit<FigureRow, 'kind'>[]> {
  const { rows } = await sql<FigureRecord>`
    select id, journey, channel, stage, value, measure, counts, n, currency, published_by, source as given_by
    from records.figure where "window" = ${window}
    order by id, journey, channel, stage, source`.execute(db)
  const given = rows.map(({ publishedBy, givenBy, ...record }) => {
    const present = Object.entries({ ...record, source: publishedBy, kind: 'figure' }).filter(
      ([, value]) => value !== null,
    )
    return { givenBy, figure: figureRow.parse(Object.fromEntries(present)) }
  })
  return settleFigures(given, preferredSources)
}

const figureRow = releaseRow.transform((row, context) => {
  if (row.kind === 'figure') return row
  context.addIssue('is not a figure')
  return z.NEVER
})

type Declaration = Omit<CollectedRow, 'kind'>

/**
 * How the agency collects each measure in this window: one declaration per measure, also where several sources ask it.
 * Declarations do not depend on what anybody answered.
 */
export async function readDeclarations<DB>(
  db: Kysely<DB>,
  window: Window,
): Promise<readonly Declaration[]> {
  const { rows } = await sql<{ measure: string; declaration: object }>`
    select measure, declaration from records.collected order by measure, source`.execute(db)
  const declared = rows
    .map(({ declaration }) => collectedRow.parse({ ...declaration, kind: 'collected' }))
    .filter(({ since }) => since === undefined || hasBegun(since, window))
  return [...Map.groupBy(declared, ({ measure }) => measure).values()].flatMap(mergeSources)
}

const collectedRow = releaseRow.transform((row, context) => {
  if (row.kind === 'collected') return row
  context.addIssue('is not a declaration')
  return z.NEVER
})

function hasBegun(since: string, window: Window): boolean {
  return windowBounds(parseWindow(since)).from < windowBounds(window).until
}

/** The first source that says how it asks speaks for the wording; what differs between those that do is said to be mixed. */
function mergeSources(all: readonly CollectedRow[]): readonly Declaration[] {
  const said = all.filter(saysHow)
  const [first, ...others] = said.length > 0 ? said : all
  if (first === undefined) return []
  const { kind: _kind, ...merged } = first
  const mixed = others.some(({ mode }) => mode !== first.mode)
  const breaks = new Map(
    all.flatMap(({ breaks: own }) => own.map((one) => [JSON.stringify(one), one] as const)),
  )
  return [{ ...merged, ...(mixed && { mode: 'mixed' as const }), breaks: [...breaks.values()] }]
}

/** A source may declare no more than that it collects the measure. */
function saysHow({ wording, wordingId, wordingClass, mode, coverage }: CollectedRow): boolean {
  return [wording, wordingId, wordingClass, mode, coverage].some((said) => said !== undefined)
}
