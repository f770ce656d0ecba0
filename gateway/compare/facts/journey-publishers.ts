import { parse } from 'graphql'
import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { GatewayContext } from '../../context.ts'
import type { Participation } from '../../scatter/participation.ts'
import { parseRow } from '../../scatter/answer.ts'
import { scatter } from '../../scatter/scatter.ts'

const document = parse(
  `query Publishers($ids: [ID!]!, $window: Window!, $journeys: [ID!]!, $margin: [ID!]!) {
  agencies(ids: $ids) {
    cells(window: $window, journeys: $journeys, channels: $margin, stages: $margin) { measure }
    figures(window: $window, journeys: $journeys) { id }
  }
}`,
  { noLocation: true },
)

export interface JourneyPublishers {
  readonly agencies: readonly string[]
  readonly participation: readonly Participation[]
}

/** The agencies that publish anything on a journey in a window that the asker may see. */
export async function findPublishers(
  journey: string,
  window: Window,
  agencies: readonly string[],
  context: GatewayContext,
): Promise<JourneyPublishers> {
  const variables = { window, journeys: [journey], margin: [ALL] }
  const question = context.scatter.prepare(document, variables)
  const { outcomes, participation } = await scatter(question, variables, agencies, context)
  const publishing = agencies.filter((agency) => {
    const outcome = outcomes.get(agency)
    if (outcome === undefined || 'status' in outcome) return false
    const { cells, figures } = parseRow(outcome)
    return [cells, figures].some(isFilled)
  })
  return { agencies: publishing, participation }
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0
}
