import type { DocumentNode } from 'graphql'
import type { GraphqlRequest } from '@citx/kit/http/serve-graphql.ts'
import { isRecord } from '../../check/is-record.ts'

/** What a request asks, as text, before the server looks at it. */
export interface QueryText {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/** The same with the query parsed. */
export interface AskedQuery extends Omit<QueryText, 'query'> {
  readonly document: DocumentNode
}

/** Reads the query of a request; undefined where there is none, which the server says better. */
export function readQuery({ body, search }: GraphqlRequest): QueryText | undefined {
  const { query, operationName, variables } = isRecord(body) ? body : readSearch(search)
  if (typeof query !== 'string') return undefined
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: isRecord(variables) ? variables : {},
  }
}

function readSearch(search: string): Readonly<Record<string, unknown>> {
  const parameters = Object.fromEntries(new URLSearchParams(search))
  return { ...parameters, variables: tryParseJson(parameters['variables']) }
}

function tryParseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
