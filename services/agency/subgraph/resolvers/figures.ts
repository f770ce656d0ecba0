import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { FigureRow } from '@citx/schema/release/row.ts'
import type { SubgraphContext } from '../context.ts'
import { requireMembers } from '../known-ids.ts'
import type { ReleaseView } from '../releases/release-view.ts'
import { canSeeFigure, familyOfFigure } from '../releases/visible-facts.ts'
import { requireFewEnough } from '../request-limits.ts'
import { presentCounts } from './cells.ts'

export interface FiguresArguments {
  readonly window?: Window | null
  readonly ids?: readonly string[] | null
  readonly journeys?: readonly string[] | null
}

/** `Agency.figures`: what the agency reports itself, of one window or of all in force. */
export function figures(_parent: unknown, asked: FiguresArguments, context: SubgraphContext) {
  const { releases, visibility, vocabulary, checkOutgoing, spendCells } = context
  requireMembers(vocabulary, 'journey', asked.journeys ?? [])
  requireFigureIds(asked.ids ?? [], context)
  const views = releases.inForce.filter(
    ({ window }) => asked.window == null || window === asked.window,
  )
  const chosen = views.flatMap((view) =>
    view.figures
      .filter(({ id }) => asked.ids == null || asked.ids.includes(id))
      .filter(({ journey }) => asked.journeys == null || asked.journeys.includes(journey))
      .filter((figure) => canSeeFigure(visibility, figure, vocabulary))
      .map((figure) => ({ figure, view })),
  )
  requireFewEnough('figures', chosen.length)
  spendCells(chosen.length)
  return chosen.map(({ figure, view }) => {
    checkOutgoing({ family: familyOfFigure(figure, vocabulary), journey: figure.journey })
    return presentFigure(figure, view)
  })
}

function requireFigureIds(ids: readonly string[], { vocabulary }: SubgraphContext): void {
  const unknown = ids.find(
    (id) => id !== 'unit-cost' && !vocabulary.metrics.has(id) && !vocabulary.figures.has(id),
  )
  if (unknown !== undefined)
    throw new CitxError(
      'UNKNOWN_METRIC',
      `there is no metric or figure ${JSON.stringify(unknown.slice(0, 80))}`,
    )
}

function presentFigure(figure: FigureRow, { window, id: release }: ReleaseView) {
  const { id, journey, channel, stage, source } = figure
  const { value = null, counts = {}, measure = null, n = null, currency = null } = figure
  return {
    id,
    journey,
    channel,
    stage,
    window,
    value,
    counts: presentCounts(Object.entries(counts)),
    measure,
    n,
    currency,
    source,
    release,
  }
}
