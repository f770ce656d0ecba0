import { stitchSchemas, ValidationLevel } from '@graphql-tools/stitch'
import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils'
import type { GraphQLSchema } from 'graphql'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { createResolvers } from './create-resolvers.ts'
import { fixErrorPaths } from './fix-error-paths.ts'
import { readOwnObjects } from './read-own-objects.ts'
import { createSubschemas } from './subschemas.ts'

export interface GatewaySchemaOptions {
  /** The agency contract. */
  readonly contract: GraphQLSchema
  readonly vocabulary: Vocabulary
  readonly askCatalogue: (request: ExecutionRequest) => Promise<ExecutionResult>
  readonly validationLevel?: 'error' | 'off'
}

/** Stitches the one schema that the gateway serves. It does not depend on who has joined, or on who is up. */
export function buildGatewaySchema(options: GatewaySchemaOptions): GraphQLSchema {
  const { contract, vocabulary, askCatalogue } = options
  const subschemas = createSubschemas(contract, askCatalogue)
  const joined = [subschemas.agency, subschemas.directory, subschemas.catalogue]
  const resolvers = createResolvers(subschemas, vocabulary)
  const level = options.validationLevel === 'error' ? ValidationLevel.Error : ValidationLevel.Off
  const schema = stitchSchemas({
    subschemas: joined,
    typeDefs: readSdl('exchange'),
    resolvers,
    mergeTypes: true,
    typeMergingOptions: {
      validationSettings: { validationLevel: level },
      // The gateway answers this field itself, with a filter that its subschemas do not have.
      validationScopes: {
        'Query.agencies': { validationLevel: ValidationLevel.Off },
        'Query.agencies.ids': { validationLevel: ValidationLevel.Off },
      },
    },
  })
  const known = joined.map((subschema) => subschema.schema)
  return readOwnObjects(fixErrorPaths(schema), known, resolvers)
}
