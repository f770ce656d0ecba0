import type { IResolvers } from '@graphql-tools/utils'
import type { GatewayContext } from '../context.ts'
import { createLoadById } from './load-by-id.ts'
import { createAgenciesResolver } from './resolvers/agencies.ts'
import { createAgencyResolver } from './resolvers/agency.ts'
import type { Subschemas } from './subschemas.ts'

/** The resolvers of what the gateway adds (exchange.graphql), one file for each field that does something. */
export function createResolvers({ directory }: Subschemas): IResolvers<unknown, GatewayContext> {
  const loadAgency = createLoadById(directory, 'agencies')
  return {
    Query: {
      agency: createAgencyResolver(loadAgency),
      agencies: createAgenciesResolver(directory),
    },
  }
}
