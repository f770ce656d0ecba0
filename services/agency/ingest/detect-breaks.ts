import { compareWindows, findWindow, windowKind } from '@citx/schema/cube/window.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { FoundBreak, NewFigure } from '../records/new-figure.ts'
import { formulasGiving } from './recompute.ts'

/** So many windows in a row must follow the new formula: a single one may be an error of its own. */
const CONFIRMED = 2

/**
 * Breaks of published scores whose counts are known: each score is computed again under every known formula, and a series
 * breaks where the formulas that fit before fit no more, and another fits from then on. Windows that no formula fits, and
 * a single window that departs, break nothing.
 */
export function detectBreaks(
  figures: readonly NewFigure[],
  vocabulary: Vocabulary,
): readonly FoundBreak[] {
  const series = Map.groupBy(
    figures.flatMap((figure) => toScored(figure, vocabulary)),
    ({ place }) => place,
  )
  const found = [...series.values()].flatMap((points) => breaksIn(points))
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()].toSorted((a, b) =>
    a.from === b.from ? compareText(a.measure, b.measure) : compareText(a.from, b.from),
  )
}

interface Scored {
  readonly place: string
  readonly measure: string
  readonly window: string
  /** Metrics that give the published value; never none. */
  readonly formulas: readonly string[]
}

function toScored(figure: NewFigure, vocabulary: Vocabulary): readonly Scored[] {
  const { value, measure, counts, journey, channel, stage } = figure
  const window = findWindow(figure.window)
  if (value === undefined || measure === undefined || counts === undefined) return []
  if (window === undefined) return []
  const formulas = formulasGiving(value, measure, new Map(Object.entries(counts)), vocabulary)
  if (formulas.length === 0) return []
  const place = [measure, journey, channel, stage, windowKind(window)].join('|')
  return [{ place, measure, window, formulas }]
}

/** A stretch of windows that one formula or more fit throughout. */
interface Stretch {
  readonly formulas: readonly string[]
  readonly measure: string
  readonly from: string
  readonly windows: number
}

function breaksIn(points: readonly Scored[]): readonly FoundBreak[] {
  const stretches = dropSingles(stretchesOf(points.toSorted(inTime)))
  return stretches.slice(1).flatMap((after, index) => {
    const before = stretches[index]
    return before === undefined ? [] : [toBreak(before, after)]
  })
}

function inTime(a: Scored, b: Scored): number {
  const [first, second] = [findWindow(a.window), findWindow(b.window)]
  return first === undefined || second === undefined ? 0 : compareWindows(first, second)
}

function stretchesOf(
  points: readonly Pick<Scored, 'measure' | 'window' | 'formulas'>[],
): Stretch[] {
  const stretches: Stretch[] = []
  for (const { measure, window, formulas } of points)
    join(stretches, { measure, formulas, from: window, windows: 1 })
  return stretches
}

/** Adds a stretch to the last one where a formula fits both. */
function join(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1)
  const common = last?.formulas.filter((formula) => next.formulas.includes(formula)) ?? []
  if (last === undefined || common.length === 0) stretches.push(next)
  else
    stretches[stretches.length - 1] = {
      ...last,
      formulas: common,
      windows: last.windows + next.windows,
    }
}

function dropSingles(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = []
  for (const stretch of stretches) if (stretch.windows >= CONFIRMED) join(kept, stretch)
  return kept
}

function toBreak(before: Stretch, { measure, from, formulas }: Stretch): FoundBreak {
  const [was, is] = [before.formulas, formulas].map((names) => names.join(' or '))
  const note = `Computed again from its counts, the published score equals ${was} before ${from}, and ${is} from then on.`
  return { measure, from, kind: 'formula', note }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
