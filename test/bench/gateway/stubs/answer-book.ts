import { GraphQLObjectType, GraphQLSchema, isObjectType, type GraphQLOutputType } from 'graphql'
import { z } from 'zod'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { agencyData } from '../workload/agency-data.ts'
import { answerOf } from '../workload/expected-rows.ts'

/** The contract as agencies serve it, or with a root field named after the agency, for other gateways. */
export type Form = 'contract' | 'prefixed'

/** Answers by agency and request, executed when first asked, and bytes from then on. */
export interface AnswerBook {
  answer(agency: string, form: Form, body: string): Buffer
}

const request = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})

export function createAnswerBook(seed: number): AnswerBook {
  const vocabulary = loadVocabulary()
  const contract = buildContract('agency')
  const agencyType = contract.getType('Agency')
  if (!isObjectType(agencyType)) throw new Error('the contract has no Agency')
  const known = new Map<string, Buffer>()

  const execute = (agency: string, form: Form, body: string): Buffer => {
    const { query, variables } = request.parse(JSON.parse(body))
    const row = agencyData(agency, vocabulary, seed)
    const own = form === 'contract'
    const schema = own ? contract : prefixedSchema(agencyType, agency)
    const root = own ? { agencies: [row] } : { [agency]: row }
    const data = answerOf(schema, root, { query, variables: variables ?? {} })
    return Buffer.from(JSON.stringify({ data }))
  }

  return {
    answer(agency, form, body) {
      const key = `${agency} ${form} ${body}`
      const before = known.get(key)
      if (before !== undefined) return before
      const answer = execute(agency, form, body)
      known.set(key, answer)
      return answer
    },
  }
}

function prefixedSchema(type: GraphQLOutputType, agency: string): GraphQLSchema {
  const fields = { [agency]: { type } }
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) })
}
