import type { SubschemaConfig } from '@graphql-tools/delegate'
import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils'
import type { GraphQLSchema } from 'graphql'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import type { GatewayContext } from '../context.ts'
import { scatterExecutor } from '../scatter/executor.ts'
import { buildDirectorySchema } from './directory-schema.ts'

export type GatewaySubschema = SubschemaConfig<unknown, unknown, unknown, GatewayContext>

/** The three schemas behind the gateway's one. Agencies are data, not schemas: there is one for all of them. */
export interface Subschemas {
  readonly agency: GatewaySubschema
  readonly directory: GatewaySubschema
  readonly catalogue: GatewaySubschema
}

interface WithId {
  readonly id: string
}

const byIds = { selectionSet: '{ id }', key: ({ id }: WithId) => id, argsFromKeys: asIds }

function asIds(ids: readonly string[]): { readonly ids: readonly string[] } {
  return { ids }
}

export function createSubschemas(
  contract: GraphQLSchema,
  askCatalogue: (request: ExecutionRequest) => Promise<ExecutionResult>,
): Subschemas {
  return {
    agency: {
      name: 'agency',
      schema: contract,
      executor: scatterExecutor,
      merge: { Agency: { ...byIds, fieldName: 'agencies' } },
    },
    directory: {
      name: 'directory',
      schema: buildDirectorySchema(),
      merge: { Agency: { ...byIds, fieldName: 'agencies' } },
    },
    catalogue: {
      name: 'catalogue',
      schema: buildContract('catalogue'),
      executor: askCatalogue,
      merge: { Journey: { ...byIds, fieldName: 'journeysById' } },
    },
  }
}
