import { ALL } from '@citx/schema/cube/place.ts'
import { releaseRow, type ReleaseRow } from '@citx/schema/release/row.ts'
import type { OutgoingFact } from '../../agreements/outgoing-check.ts'
import { canSee, sharesAny } from '../../agreements/visibility.ts'
import type { SubgraphContext } from '../context.ts'
import { canSeeFigure, familyOfFigure } from '../releases/visible-facts.ts'

/** Which rows of a release are asked for; what is left out does not narrow. */
export interface LineFilter {
  /** Measures and figures by id. */
  readonly measures?: ReadonlySet<string>
  readonly journeys?: ReadonlySet<string>
}

type Choosing = Pick<SubgraphContext, 'visibility' | 'vocabulary' | 'checkOutgoing'>

/** Chooses, of the lines of a release, those that are asked for and that the asker may see. Each passes the outgoing check. */
export function chooseLines(context: Choosing, filter: LineFilter = {}): (line: string) => boolean {
  const checkOnce = checkKindsOnce(context)
  return (line) => {
    const row = releaseRow.parse(JSON.parse(line))
    if (!isAskedFor(row, filter) || !isVisible(row, context)) return false
    checkOnce(factOf(row, context))
    return true
  }
}

function isAskedFor(row: ReleaseRow, { measures, journeys }: LineFilter): boolean {
  const id = row.kind === 'figure' ? row.id : row.measure
  const journey = row.kind === 'collected' ? ALL : row.journey
  return measures?.has(id) !== false && journeys?.has(journey) !== false
}

function isVisible(row: ReleaseRow, { visibility, vocabulary }: Choosing): boolean {
  switch (row.kind) {
    case 'cell': {
      const family = vocabulary.measures.get(row.measure)?.family
      return family !== undefined && canSee(visibility, family, row.journey)
    }
    case 'figure':
      return canSeeFigure(visibility, row, vocabulary)
    case 'collected':
      return sharesAny(visibility, row.family)
  }
}

function factOf(row: ReleaseRow, { vocabulary }: Choosing): OutgoingFact {
  switch (row.kind) {
    case 'cell':
      return { family: vocabulary.measures.get(row.measure)?.family, journey: row.journey }
    case 'figure':
      return { family: familyOfFigure(row, vocabulary), journey: row.journey }
    case 'collected':
      return { family: row.family, journey: undefined }
  }
}

/** As agreements know no finer than a family at a journey, one look at each is enough. */
function checkKindsOnce({ checkOutgoing }: Choosing): (fact: OutgoingFact) => void {
  const checked = new Set<string>()
  return (fact) => {
    const kind = JSON.stringify([fact.family, fact.journey])
    if (checked.has(kind)) return
    checkOutgoing(fact)
    checked.add(kind)
  }
}
