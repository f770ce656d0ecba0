import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { GraphqlServerOptions } from '@citx/kit/http/serve-graphql.ts'
import { isGatewayContext, type GatewayContext } from './context.ts'
import type { ParticipationLog } from './scatter/participation.ts'

type Executable = GraphqlServerOptions<GatewayContext>['executable']

/** One operation of a caller, parsed and validated. */
export interface GatewayRequest {
  readonly document: Parameters<typeof execute>[0]['document']
  readonly operationName?: string | null
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  readonly context: GatewayContext
}

export type ExecuteRequest = (request: GatewayRequest) => Promise<ExecutionResult>

/**
 * Executes operations on the stitched schema and states who took part. Refuses a context that was used before: batched
 * delegation keeps its loaders by the context object, and would hand one caller the answers of another.
 */
export function createExecute(schema: GraphQLSchema): ExecuteRequest {
  const used = new WeakSet<ParticipationLog>()
  return async ({ document, operationName, variables, context }) => {
    // Apollo copies the context object, so freshness is seen by what it holds.
    if (used.has(context.participation)) throw new Error('a context is for one request alone')
    used.add(context.participation)
    const result = await execute({
      schema,
      document,
      contextValue: context,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    })
    const participation = context.participation.rows()
    return participation.length === 0
      ? result
      : { ...result, extensions: { ...result.extensions, participation } }
  }
}

/** The schema with its executor, in the form that the server takes. */
export function asExecutable(schema: GraphQLSchema): Executable {
  const executeRequest = createExecute(schema)
  return {
    gateway: {
      onSchemaLoadOrUpdate(update) {
        update({ apiSchema: schema, coreSupergraphSdl: '' })
        return () => undefined
      },
      load: async () => ({
        executor: async ({ document, operationName, request, context }) => {
          if (!isGatewayContext(context)) throw new Error('a request has a context of its own')
          return executeRequest({ document, operationName, variables: request.variables, context })
        },
      }),
      stop: async () => undefined,
    },
  }
}
