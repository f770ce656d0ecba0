import { array, nat, type Arbitrary } from 'fast-check'
import {
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** A selection on `Agency`, to be put behind any field that returns one. */
export interface GeneratedQuery {
  /** With its braces. */
  readonly selection: string
  /** Fragment definitions that the selection uses. */
  readonly fragments: string
  /** Variable definitions without their parentheses; empty when there are none. */
  readonly definitions: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface QueryPools {
  /** Values for arguments, by argument name; `id` and `ids` by `Type.field.argument`. */
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly maxDepth?: number
  /** Fields to leave out, as `Type.field`. */
  readonly without?: ReadonlySet<string>
  /** One in so many names of answers is an awkward one; 3 when left out. */
  readonly awkwardOneIn?: number
  /** Whether variables may be null, left to their defaults, or left out. */
  readonly absentVariables?: boolean
}

/** A whole operation. */
export interface GeneratedOperation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Names that objects inherit, and one that makes an object look like a promise. */
const awkwardAliases = [
  'then',
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__agency',
  'length',
  'data',
  'id',
]

/** Queries over the agency contract: arguments, aliases, fragments, directives and variables in all combinations. */
export function agencyQueries(
  contract: GraphQLSchema,
  pools: QueryPools,
): Arbitrary<GeneratedQuery> {
  return array(nat({ max: 10_000 }), { maxLength: 250, size: 'max' }).map((choices) =>
    new QueryWriter(contract, pools, choices).write(),
  )
}

/** Operations on any schema: several root fields, some of them the same, and everything that {@link agencyQueries} has. */
export function operations(
  schema: GraphQLSchema,
  pools: QueryPools,
): Arbitrary<GeneratedOperation> {
  return array(nat({ max: 10_000 }), { maxLength: 250, size: 'max' }).map((choices) =>
    new QueryWriter(schema, pools, choices).writeOperation(),
  )
}

/** Writes a query from a list of choices: a shorter list and smaller numbers make a simpler query. */
class QueryWriter {
  readonly #contract: GraphQLSchema
  readonly #pools: QueryPools
  readonly #choices: readonly number[]
  #next = 0
  readonly #keys = new Map<string, Map<string, string>>()
  readonly #fragments: string[] = []
  readonly #definitions: string[] = []
  readonly #variables: Record<string, unknown> = {}

  constructor(contract: GraphQLSchema, pools: QueryPools, choices: readonly number[]) {
    this.#contract = contract
    this.#pools = pools
    this.#choices = choices
  }

  write(): GeneratedQuery {
    const type = this.#contract.getType('Agency')
    if (!isObjectType(type)) throw new Error('the contract has no type Agency')
    return {
      selection: this.#selection(type, this.#pools.maxDepth ?? 5),
      fragments: this.#fragments.join('\n'),
      definitions: this.#definitions.join(', '),
      variables: this.#variables,
    }
  }

  writeOperation(): GeneratedOperation {
    const type = this.#contract.getQueryType()
    if (type == null) throw new Error('the schema has no queries')
    const selection = this.#selection(type, (this.#pools.maxDepth ?? 5) + 1)
    const definitions = this.#definitions.join(', ')
    return {
      query: `query Generated${definitions === '' ? '' : `(${definitions})`} ${selection}\n${this.#fragments.join('\n')}`,
      variables: this.#variables,
    }
  }

  #choose(count: number): number {
    const choice = this.#choices[this.#next] ?? 0
    this.#next += 1
    return choice % count
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[this.#choose(list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const parts = [this.#field(type, depth)]
    for (let more = this.#choose(5); more > 0; more -= 1) parts.push(this.#part(type, depth))
    return `{ ${parts.join(' ')} }`
  }

  #part(type: GraphQLObjectType, depth: number): string {
    switch (this.#choose(9)) {
      case 1:
        return `__typename${this.#directive()}`
      case 2:
        return `... on ${type.name}${this.#directive()} ${this.#selection(type, depth)}`
      case 3:
        return `...${this.#directive()} ${this.#selection(type, depth)}`
      case 4: {
        const name = `f${this.#fragments.length}`
        const at = this.#fragments.push('') - 1
        this.#fragments[at] = `fragment ${name} on ${type.name} ${this.#selection(type, depth)}`
        return `...${name}${this.#directive()}`
      }
      default:
        return this.#field(type, depth)
    }
  }

  #field(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        (depth > 1 || isLeafType(getNamedType(field.type))) &&
        this.#pools.without?.has(`${type.name}.${field.name}`) !== true,
    )
    if (fields.length === 0) return '__typename'
    const field = this.#pick(fields)
    const args = this.#arguments(type, field)
    const key = this.#key(type, `${field.name}${args}`, field.name)
    const inner = getNamedType(field.type)
    const selection = isObjectType(inner) ? ` ${this.#selection(inner, depth - 1)}` : ''
    const named = key === field.name ? field.name : `${key}: ${field.name}`
    return `${named}${args}${this.#directive()}${selection}`
  }

  /** One response key for each field with its arguments, so that selections merge and never conflict. */
  #key(type: GraphQLObjectType, signature: string, name: string): string {
    const keys = this.#keys.get(type.name) ?? new Map<string, string>()
    this.#keys.set(type.name, keys)
    const known = keys.get(signature)
    if (known !== undefined) return known
    const taken = new Set(keys.values())
    const alias = this.#alias(name, keys.size)
    const key = taken.has(alias) ? `b${keys.size}` : alias
    keys.set(signature, key)
    return key
  }

  #alias(name: string, index: number): string {
    const oneIn = this.#pools.awkwardOneIn ?? 3
    if (this.#choose(oneIn) === oneIn - 1) return this.#pick(awkwardAliases)
    return this.#choose(2) === 0 ? name : `a${index}`
  }

  #directive(): string {
    switch (this.#choose(12)) {
      case 1:
        return ' @include(if: true)'
      case 2:
        return ' @skip(if: false)'
      case 3:
        return ` @include(if: ${this.#variable('Boolean!', this.#choose(2) === 0)})`
      default:
        return ''
    }
  }

  #arguments(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
    const given = field.args
      .filter((argument) => isRequired(argument) || this.#choose(3) === 1)
      .map((argument) => `${argument.name}: ${this.#argument(type, field.name, argument)}`)
    return given.length === 0 ? '' : `(${given.join(', ')})`
  }

  #argument(
    type: GraphQLObjectType,
    field: string,
    { name, type: inputType }: GraphQLArgument,
  ): string {
    const value = this.#value(`${type.name}.${field}.${name}`, name, inputType)
    if (this.#choose(4) === 1) return this.#anyVariable(inputType, value)
    return literal(inputType, value)
  }

  #value(coordinate: string, name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#value(coordinate, name, type.ofType)
    if (isListType(type)) {
      const { ofType: inner } = type
      return Array.from({ length: 1 + this.#choose(3) }, () => this.#value(coordinate, name, inner))
    }
    if (type.toString() === 'Int') return 1 + this.#choose(20)
    const pool = this.#pools.values[coordinate] ?? this.#pools.values[name] ?? []
    if (pool.length === 0) throw new Error(`no values for ${coordinate}`)
    return this.#pick(pool)
  }

  /** One that has its value, or none, or null, or a default. */
  #anyVariable(type: GraphQLInputType, value: unknown): string {
    const absent = this.#pools.absentVariables === true ? this.#choose(6) : 0
    const name = `v${this.#definitions.length}`
    if (absent === 1) {
      this.#definitions.push(`$${name}: ${String(type)} = ${literal(type, value)}`)
      return `$${name}`
    }
    if (absent === 2 && !isNonNullType(type)) {
      this.#definitions.push(`$${name}: ${String(type)}`)
      return `$${name}`
    }
    if (absent === 3 && !isNonNullType(type)) return this.#variable(String(type), null)
    return this.#variable(String(type), value)
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#definitions.length}`
    this.#definitions.push(`$${name}: ${type}`)
    this.#variables[name] = value
    return `$${name}`
  }
}

function literal(type: GraphQLInputType, value: unknown): string {
  if (!isEnumType(getNamedType(type))) return JSON.stringify(value)
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
}

function isRequired({ type, defaultValue }: GraphQLArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined
}
