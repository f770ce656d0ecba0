import { parse, type DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { measureOperation, type OperationSize } from './operation-size.ts'

/** A query that has a size: it can be parsed, and its fragments form no circle. */
export interface MeasuredQuery {
  readonly document: DocumentNode
  readonly size: OperationSize
}

/** Measures the text of a query; undefined where validation will refuse it for what it is. */
export type MeasureQuery = (query: string) => MeasuredQuery | undefined

/** The texts remembered have so many characters together; what is parsed takes about fifty times as much. */
const mostCharacters = 512 * 1024

export interface MeasureLimits {
  readonly tokens: number
  readonly selections: number
}

/** Measures each text once, and remembers the last ones. */
export function createMeasureQuery(limits: MeasureLimits): MeasureQuery {
  const known = new LRUCache<string, { readonly measured: MeasuredQuery | undefined }>({
    maxSize: mostCharacters,
    sizeCalculation: (_measured, text) => text.length + 1,
  })
  return (query) => {
    let found = known.get(query)
    if (found === undefined) {
      found = { measured: measure(query, limits) }
      known.set(query, found)
    }
    return found.measured
  }
}

function measure(query: string, limits: MeasureLimits): MeasuredQuery | undefined {
  const document = tryParse(query, limits.tokens)
  const size = document && measureOperation(document, limits.selections)
  return document === undefined || size === undefined ? undefined : { document, size }
}

function tryParse(query: string, maxTokens: number): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens, noLocation: true })
  } catch {
    return undefined
  }
}
