import { parse, type DocumentNode } from 'graphql'
import type { GraphqlRequest } from '@citx/kit/http/serve-graphql.ts'
import { isRecord } from '../../check/is-record.ts'

/** What a request asks, before the server looks at it. */
export interface AskedQuery {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Reads the query of a request; undefined where there is none, or none that can be parsed, which the server says better.
 */
export function readQuery(request: GraphqlRequest, maxTokens: number): AskedQuery | undefined {
  const { query, operationName, variables } = parametersOf(request)
  if (typeof query !== 'string') return undefined
  const document = tryParse(query, maxTokens)
  if (document === undefined) return undefined
  return {
    document,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: isRecord(variables) ? variables : {},
  }
}

function parametersOf({ body, search }: GraphqlRequest): Readonly<Record<string, unknown>> {
  if (isRecord(body)) return body
  const parameters = Object.fromEntries(new URLSearchParams(search))
  return { ...parameters, variables: tryParseJson(parameters['variables']) }
}

function tryParse(query: string, maxTokens: number): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens, noLocation: true })
  } catch {
    return undefined
  }
}

function tryParseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
