import {
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
  type GraphQLSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { buildGatewaySchema } from './build-gateway-schema.ts'

describe('the stitched schema', () => {
  it('is the published contract of the exchange, and its parts do not contradict one another', () => {
    const schema = buildGatewaySchema({
      contract: buildContract('agency'),
      vocabulary: loadVocabulary(),
      askCatalogue: () => Promise.reject(new Error('nobody asks')),
      validationLevel: 'error',
    })
    expect(withoutDescriptions(schema)).toBe(withoutDescriptions(buildContract('exchange')))
  })
})

/** A type that several parts define has the description of one of them. */
function withoutDescriptions(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)))
  return print(visit(document, { StringValue: () => null }))
}
