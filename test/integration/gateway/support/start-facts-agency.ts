import type { Exchange } from './start-exchange.ts'
import type { FixedAgency } from './start-fixed-agency.ts'

export interface CellFacts {
  readonly measure: string
  readonly counts: Readonly<Record<string, number>>
  readonly journey?: string
  readonly channel?: string
  readonly stage?: string
  readonly window?: string
  readonly countVariance?: number
}

export interface FigureFacts {
  readonly id: string
  readonly value?: number
  readonly journey?: string
  readonly channel?: string
  readonly measure?: string
  readonly counts?: Readonly<Record<string, number>>
  readonly currency?: string
}

export interface CollectedFacts {
  readonly measure: string
  readonly wordingClass?: string | null
  readonly mode?: string | null
  readonly breaks?: readonly { from: string; kind: string }[]
}

export interface Facts {
  readonly cells?: readonly CellFacts[]
  readonly figures?: readonly FigureFacts[]
  readonly collected?: readonly CollectedFacts[]
  /** What the agency says of a metric that has no counts. */
  readonly stated?: string
}

interface Narrowing {
  readonly window?: string
  readonly measures?: readonly string[]
  readonly ids?: readonly string[]
  readonly journeys?: readonly string[]
  readonly channels?: readonly string[]
  readonly stages?: readonly string[]
}

export const window = '2026-03'
export const journey = 'birth-registration'
const release = 'a'.repeat(64)

/** An agency that publishes these facts for one month, and answers as narrowly as it is asked. */
export function startFactsAgency(
  { startAgency }: Pick<Exchange, 'startAgency'>,
  id: string,
  { cells = [], figures = [], collected = [], stated = 'SUPPRESSED' }: Facts,
): Promise<FixedAgency> {
  const place = { journey, channel: 'ALL', stage: 'ALL', window, release }
  const allCells = cells.map(({ counts, countVariance = 0, ...cell }) => ({
    ...place,
    ...cell,
    countVariance,
    subjects: 0,
    counts: countsOf(counts),
    dominant: null,
  }))
  const allFigures = figures.map(({ counts = {}, ...figure }) => ({
    ...place,
    value: null,
    measure: null,
    n: null,
    currency: null,
    source: 'test',
    ...figure,
    counts: countsOf(counts),
  }))
  return startAgency({
    id,
    agency: {
      cells: (_agency, args: Narrowing) =>
        allCells.filter((cell) => isAsked(cell, args) && isIn(cell.measure, args.measures)),
      figures: (_agency, args: Narrowing) =>
        allFigures.filter((figure) => isAsked(figure, args) && isIn(figure.id, args.ids)),
      measures: (_agency, { ids }: Narrowing) =>
        collected
          .filter(({ measure }) => isIn(measure, ids))
          .map((it) => ({ family: 'DEMAND', wordingId: null, breaks: [], ...it })),
      journey: () => ({
        release,
        metrics: (args: { ids: readonly string[] }) =>
          args.ids.map((metric) => ({ metric, status: stated, measure: null, release })),
      }),
    },
  })
}

function isAsked(
  fact: { journey: string; channel: string; stage: string; window: string },
  asked: Narrowing,
): boolean {
  return (
    (asked.window === undefined || asked.window === fact.window) &&
    isIn(fact.journey, asked.journeys) &&
    isIn(fact.channel, asked.channels) &&
    isIn(fact.stage, asked.stages)
  )
}

function isIn(value: string, list: readonly string[] | undefined): boolean {
  return list === undefined || list.includes(value)
}

function countsOf(counts: Readonly<Record<string, number>>) {
  return Object.entries(counts).map(([answer, count]) => ({ answer, count }))
}
