import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from '../log/logger.ts'
import { CitxError, type Problem } from './citx-error.ts'
import { errorCodes } from './error-codes.ts'

/** What a caller reads when the real message must stay inside. */
export const hiddenMessage = 'Something went wrong on our side. Quote the request id to report it.'

/** A CitxError as a GraphQLError that carries its code and HTTP status, for context functions and executors. */
export function toGraphqlError(error: CitxError): GraphQLError {
  const { status } = errorCodes[error.code]
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http: { status } },
  })
}

/**
 * The boundary for Apollo's `formatError`. Messages of exposed codes pass, with their details but without file names; so
 * do Apollo's own findings on the request. Anything else leaves as one fixed message with the request id, and goes to the
 * log whole. `requestId` is asked at the time of the error, because Apollo's hook does not know its request.
 */
export function formatGraphqlError(
  requestId: () => string,
  log: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const place = pick(formatted, ['locations', 'path'])
    const known = findCitxError(error)
    if (known !== undefined && errorCodes[known.code].expose) {
      log.debug({ err: known, requestId: requestId() }, 'request refused')
      return { message: known.message, ...place, extensions: exposedExtensions(known) }
    }
    if (known === undefined && isFindingOnRequest(formatted, error)) {
      return { message: formatted.message, ...place, extensions: { code: codeOf(formatted) } }
    }
    const id = requestId()
    const code = known?.code ?? 'INTERNAL'
    log.error({ err: known ?? error, requestId: id, code, path: formatted.path }, 'request failed')
    return { message: hiddenMessage, ...place, extensions: { code, requestId: id } }
  }
}

function exposedExtensions(error: CitxError): Record<string, unknown> {
  const details = error.details.map(withoutFile)
  return { code: error.code, ...(details.length > 0 && { details }) }
}

/** A path on our disk is nobody else's business; JSON drops what is undefined. */
function withoutFile(problem: Problem): Record<string, unknown> {
  return { ...problem, file: undefined }
}

function pick(
  formatted: GraphQLFormattedError,
  keys: readonly ('locations' | 'path')[],
): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return Object.fromEntries(
    keys.filter((key) => formatted[key] !== undefined).map((key) => [key, formatted[key]]),
  )
}

const maxChain = 10

function findCitxError(error: unknown, depth = 0): CitxError | undefined {
  if (error instanceof CitxError) return error
  if (!(error instanceof GraphQLError) || depth === maxChain) return undefined
  return findCitxError(error.originalError, depth + 1)
}

const requestCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
])

/** Errors without a path come from before execution: syntax, validation, variables. They speak of the request alone. */
function isFindingOnRequest(formatted: GraphQLFormattedError, error: unknown): boolean {
  return (
    error instanceof GraphQLError && error.path === undefined && requestCodes.has(codeOf(formatted))
  )
}

function codeOf(formatted: GraphQLFormattedError): unknown {
  return formatted.extensions?.['code']
}
