import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { GraphqlServerOptions } from '@citx/kit/http/serve-graphql.ts'
import { rawData } from '@citx/kit/http/raw-data.ts'
import type { Assembled } from './assemble/assemble.ts'
import { runPlan } from './assemble/run-plan.ts'
import type { FindPlan } from './compile/find-plan.ts'
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
 * Executes operations and states who took part: by their plan where there is one, else on the stitched schema. Without
 * `findPlan`, all of them on the stitched schema, which is what they mean. Refuses a context that was used before: batched
 * delegation keeps its loaders by the context object, and would hand one caller the answers of another.
 */
export function createExecute(schema: GraphQLSchema, findPlan?: FindPlan): ExecuteRequest {
  const simplify = createSimplifyRequest(schema)
  const used = new WeakSet<ParticipationLog>()
  return async ({ document, operationName: name, variables = {}, context }) => {
    // Apollo copies the context object, so freshness is seen by what it holds.
    if (used.has(context.participation)) throw new Error('a context is for one request alone')
    used.add(context.participation)
    const operationName = name ?? undefined
    const found = findPlan?.({ document, operationName, variables })
    const assembled = await (found && runPlan(found, context))
    if (assembled !== undefined) return withParticipation(asResult(assembled), context)
    const asked = simplify({ document, operationName, variables })
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

function asResult({ pieces, errors }: Assembled): ExecutionResult {
  return { data: rawData(pieces), ...(errors.length > 0 && { errors }) }
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
export function asExecutable(schema: GraphQLSchema, findPlan: FindPlan): Executable {
  const executeRequest = createExecute(schema, findPlan)
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
