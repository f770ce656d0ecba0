import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { GraphqlServerOptions } from '@citx/kit/http/serve-graphql.ts'
import { isGatewayContext, type GatewayContext } from './context.ts'
import { restoreName, restoreRecord } from './document/escape-names.ts'
import { createSimplifyRequest } from './document/simplify-request.ts'
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
  const simplify = createSimplifyRequest(schema)
  const used = new WeakSet<ParticipationLog>()
  return async ({ document, operationName, variables, context }) => {
    // Apollo copies the context object, so freshness is seen by what it holds.
    if (used.has(context.participation)) throw new Error('a context is for one request alone')
    used.add(context.participation)
    const asked = simplify({
      document,
      operationName: operationName ?? undefined,
      variables: variables ?? {},
    })
    const result = await execute({
      schema,
      document: asked.document,
      contextValue: context,
      variableValues: asked.variables,
      operationName: operationName ?? null,
    })
    return withParticipation(asked.changed ? restore(result) : result, context)
  }
}

function withParticipation(result: ExecutionResult, context: GatewayContext): ExecutionResult {
  const participation = context.participation.rows()
  if (participation.length === 0) return result
  return { ...result, extensions: { ...result.extensions, participation } }
}

/** The answer under the caller's own names. */
function restore({ data, errors, ...rest }: ExecutionResult): ExecutionResult {
  return {
    ...rest,
    ...(data !== undefined && { data: data === null ? null : restoreRecord(data) }),
    ...(errors !== undefined && { errors: errors.map(restorePath) }),
  }
}

function restorePath(error: GraphQLError): GraphQLError {
  const { message, path, nodes, extensions, originalError } = error
  if (path === undefined) return error
  const restored = path.map((key) => (typeof key === 'string' ? restoreName(key) : key))
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: restored,
    extensions,
    originalError: originalError ?? null,
  })
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
