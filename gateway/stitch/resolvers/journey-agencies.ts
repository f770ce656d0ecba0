import { z } from 'zod'
import { findPublishers } from '../../compare/facts/journey-publishers.ts'
import { parseWindowArgument } from '../../compare/parse-place.ts'
import { selectPeers } from '../../compare/peer-group/select-peers.ts'
import type { GatewayContext } from '../../context.ts'

const journey = z.looseObject({ id: z.string() })

export interface JourneyAgenciesArgs {
  readonly window: string
  readonly ids?: readonly string[] | null
  readonly forum?: string | null
}

/** `Journey.agencies`. */
export async function journeyAgencies(
  parent: unknown,
  { window, ids, forum }: JourneyAgenciesArgs,
  context: GatewayContext,
) {
  const { id } = journey.parse(parent)
  const peers = selectPeers(context.members, { agencies: ids ?? null, forum: forum ?? null })
  const found = await findPublishers(id, parseWindowArgument(window), peers, context)
  return {
    agencies: found.agencies.map((agencyId) => ({ agencyId })),
    participation: found.participation,
  }
}
