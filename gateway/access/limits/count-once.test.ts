import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { indexMembers } from '../members.ts'
import { createCheckCost } from './check-cost.ts'

const schema = buildSchema('type Query { trend(agency: String, last: Int): Int }')
const sizes = { depth: 9, aliases: 9, directives: 9, rootFields: 9, selections: 9, repeats: 9 }
const nobody = { agencies: [], partners: [], forums: [], gateways: [] }
const members = indexMembers({ seq: 1, prev: null, issuedAt: '', expires: '', ...nobody }, '')

/** Both are sent to one gateway; the second is refused for its cost. */
function expectRefusedAfter(first: object, second: object) {
  const check = createCheckCost(schema, { ...sizes, tokens: 100, cells: 100 })
  const send = (body: object) =>
    check({ id: '', headers: {}, search: '', signal: AbortSignal.any([]), body }, members)
  expect(() => send(first)).not.toThrow()
  expect(() => send(second)).toThrow('the query costs too much: cells: 990')
}

const costly = '{ trend(last: 99) }'

it('takes an operation without a name for another than one whose name is empty', () => {
  expectRefusedAfter({ query: costly, operationName: '' }, { query: costly })
})

it('takes a query for another when name, variables and text together read alike', () => {
  const start = '{ trend(agency: """'
  const end = '""", last: 99) } #""" type Nothing { a: Int }'
  expectRefusedAfter(
    { query: end, operationName: `\n{}\n${start}` },
    { query: `${start}\n{}\n${end}` },
  )
})
