import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { canSee, sharesAny, type Visibility } from '../../agreements/visibility.ts'
import type { ReleaseView } from './release-view.ts'
import { canSeeFigure } from './visible-facts.ts'

/** Whether every row of a release may be seen. Rows of a measure that this version does not know may not. */
export function seesWholeRelease(
  view: ReleaseView,
  visibility: Visibility,
  vocabulary: Vocabulary,
): boolean {
  if (!sharesAny(visibility)) return false
  const cells = [...view.cells.values()].every(({ measure, journeys }) => {
    const family = vocabulary.measures.get(measure)?.family
    return (
      family !== undefined && [...journeys].every((journey) => canSee(visibility, family, journey))
    )
  })
  const figures = view.figures.every((figure) => canSeeFigure(visibility, figure, vocabulary))
  const declarations = [...view.collected.values()].every(({ family }) =>
    sharesAny(visibility, family),
  )
  return cells && figures && declarations
}
