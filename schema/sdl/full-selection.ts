import {
  getNamedType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { buildContract } from './build-contract.ts'

/** What stands for a type that has everything in it. */
const SHORT: Readonly<Record<string, string>> = {
  Agency: '{ id name }',
  Journey: '{ id name }',
  Metric: '{ id name unit direction formula source caveat }',
}

let contract: GraphQLSchema | undefined

function exchange(): GraphQLSchema {
  contract ??= buildContract('exchange')
  return contract
}

/** Everything that the contract says of a type, as a selection; fields named in `without` (`Type.field`) are left out. */
export function fullSelection(typeName: string, without: readonly string[] = []): string {
  const type = exchange().getType(typeName)
  if (!isObjectType(type)) throw new RangeError(`the contract has no object ${typeName}`)
  return select(type, new Set(without))
}

function select(type: GraphQLObjectType, without: ReadonlySet<string>): string {
  const short = SHORT[type.name]
  if (short !== undefined) return short
  const fields = Object.values(type.getFields())
    .filter(
      ({ name, args }) => !without.has(`${type.name}.${name}`) && !args.some(isRequiredArgument),
    )
    .map(({ name, type: fieldType }) => {
      const inner = getNamedType(fieldType)
      return isObjectType(inner) ? `${name} ${select(inner, without)}` : name
    })
  return `{ ${fields.join(' ')} }`
}

/** An operation with its variables. */
export interface RootQuestion {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * An operation that asks a root field of the exchange for everything, with those of the values that are arguments of it and
 * are not undefined. Throws RangeError for a field that the contract does not have.
 */
export function askForAll(
  field: string,
  values: object,
  without: readonly string[] = [],
): RootQuestion {
  const definition = exchange().getQueryType()?.getFields()[field]
  if (definition === undefined) throw new RangeError(`the contract has no root field ${field}`)
  const given = new Map<string, unknown>(Object.entries(values))
  const used = definition.args.filter(({ name }) => given.get(name) !== undefined)
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ')
  const selection = fullSelection(getNamedType(definition.type).name, without)
  return {
    query: `query Ask(${declared}) { ${field}(${passed}) ${selection} }`,
    variables: Object.fromEntries(used.map(({ name }) => [name, given.get(name)])),
  }
}
