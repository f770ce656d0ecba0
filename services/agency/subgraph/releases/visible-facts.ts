import type { FigureRow } from '@citx/schema/release/row.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { canSee, type Visibility } from '../../agreements/visibility.ts'
import type { ReleaseView } from './release-view.ts'

/** The family that a reported figure belongs to; none for context such as the number of residents. */
export function familyOfFigure(
  { id, measure }: Pick<FigureRow, 'id' | 'measure'>,
  { metrics, measures }: Vocabulary,
): Family | undefined {
  if (id === 'unit-cost') return 'demand'
  return (
    metrics.get(id)?.family ?? (measure === undefined ? undefined : measures.get(measure)?.family)
  )
}

/** Whether a figure may be seen: as its family, and context wherever anything of its journey may be seen. */
export function canSeeFigure(
  visibility: Visibility,
  figure: Pick<FigureRow, 'id' | 'measure' | 'journey'>,
  vocabulary: Vocabulary,
): boolean {
  const family = familyOfFigure(figure, vocabulary)
  const families = family === undefined ? [...visibility.families.keys()] : [family]
  return families.some((candidate) => canSee(visibility, candidate, figure.journey))
}

/** The journeys, and ALL, of which a release has published something that may be seen. */
export function* visibleJourneys(
  view: ReleaseView,
  visibility: Visibility,
  vocabulary: Vocabulary,
): Generator<string> {
  for (const { measure, journeys } of view.cells.values()) {
    const family = vocabulary.measures.get(measure)?.family
    if (family === undefined || !visibility.families.has(family)) continue
    for (const journey of journeys) if (canSee(visibility, family, journey)) yield journey
  }
  for (const figure of view.figures)
    if (canSeeFigure(visibility, figure, vocabulary)) yield figure.journey
}

/** Whether a release has anything at all for somebody. */
export function hasVisibleFacts(
  view: ReleaseView,
  visibility: Visibility,
  vocabulary: Vocabulary,
): boolean {
  return visibleJourneys(view, visibility, vocabulary).next().done !== true
}
