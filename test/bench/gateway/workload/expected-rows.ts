import { execute, parse, type GraphQLSchema } from 'graphql'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { agencyData } from './agency-data.ts'
import type { GraphqlBody } from './requests.ts'
import { exchangeRequest } from './requests.ts'
import type { Workload } from './workload.ts'

/** Rows by agency. */
export type Rows = ReadonlyMap<string, unknown>

/** What every gateway must answer: the rows as graphql-js reads them from the data, with no gateway between. */
export function expectedRows(workload: Workload, seed: number): Rows {
  const vocabulary = loadVocabulary()
  const contract = buildContract('agency')
  const request = exchangeRequest(workload)
  return new Map(
    workload.agencies.map((id) => {
      const root = { agencies: [agencyData(id, vocabulary, seed)] }
      // Through text, as answers come: graphql-js makes objects without a prototype.
      return [id, JSON.parse(JSON.stringify(rowOf(answerOf(contract, root, request))))]
    }),
  )
}

/** Executes one request on data at hand. Throws when anything is wrong with it: the bench asks for nothing that fails. */
export function answerOf(
  schema: GraphQLSchema,
  rootValue: object,
  { query, variables }: GraphqlBody,
): object {
  const result = execute({
    schema,
    document: parse(query),
    rootValue,
    variableValues: variables,
  })
  if (result instanceof Promise) throw new Error('the data of the bench is at hand')
  if (result.errors !== undefined || result.data == null)
    throw new Error(`the bench asks wrongly: ${JSON.stringify(result.errors)}\n${query}`)
  return result.data
}

function rowOf(data: object): unknown {
  return 'agencies' in data && Array.isArray(data.agencies) ? data.agencies[0] : undefined
}
