import {
  getArgumentValues,
  getNamedType,
  GraphQLError,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { Members } from '../members.ts'
import { wordOf } from '@citx/schema/sdl/enum-name.ts'
import type { AskedQuery } from './read-query.ts'

/** What a cost is counted from. */
export interface CostSource {
  readonly schema: GraphQLSchema
  readonly members: Members
}

interface Walk extends CostSource {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** What each fragment costs, however often it is spread. */
  readonly fragmentCosts: Map<string, number>
  readonly variables: Readonly<Record<string, unknown>>
}

type Arguments = Readonly<Record<string, unknown>>

/** At most so many cells come from one agency at a time. */
const maxCells = 10_000
/** A list of the catalogue, and one within an agency's journey, where nothing bounds it more closely. */
const catalogueList = 60
const figureList = 12
/** The longest way through a life event, with room to grow. */
const lifeEventSteps = 20

/**
 * How many cells a query asks for, times the agencies that it asks. In time proportional to the document's
 * length. Call it only on a query whose fragments form no circle; arguments that do not fit are left to validation and count
 * as absent.
 */
export function countCells(asked: AskedQuery, source: CostSource): number {
  const { document, operationName, variables } = asked
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const walk: Walk = { ...source, fragments, fragmentCosts: new Map(), variables }
  const query = source.schema.getQueryType()
  const costs = document.definitions.map((node) => {
    if (query == null || node.kind !== Kind.OPERATION_DEFINITION) return 0
    if (operationName !== undefined && node.name?.value !== operationName) return 0
    return costOf(walk, query, node.selectionSet)
  })
  return Math.max(0, ...costs)
}

function costOf(walk: Walk, type: GraphQLObjectType, { selections }: SelectionSetNode): number {
  let total = 0
  for (const node of selections) {
    if (node.kind === Kind.FIELD) total += fieldCost(walk, type, node)
    else if (node.kind === Kind.INLINE_FRAGMENT) total += costOf(walk, type, node.selectionSet)
    else total += fragmentCost(walk, type, node.name.value)
  }
  return total
}

/** Every type is an object, so a fragment is about the type that it is spread on, or validation refuses it. */
function fragmentCost(walk: Walk, type: GraphQLObjectType, name: string): number {
  const fragment = walk.fragments.get(name)
  const known = walk.fragmentCosts.get(name)
  if (fragment === undefined || known !== undefined) return known ?? 0
  const cost = costOf(walk, type, fragment.selectionSet)
  walk.fragmentCosts.set(name, cost)
  return cost
}

function fieldCost(walk: Walk, type: GraphQLObjectType, node: FieldNode): number {
  const field = type.getFields()[node.name.value]
  if (field === undefined) return 0
  const args = argumentsOf(field, node, walk.variables)
  const own = ownCost(walk, `${type.name}.${field.name}`, field, args)
  const inner = getNamedType(field.type)
  if (!isObjectType(inner) || node.selectionSet === undefined) return own
  const times = isList(field.type) ? lengthOf(walk, `${type.name}.${field.name}`, args) : 1
  return own + times * costOf(walk, inner, node.selectionSet)
}

/** Cells that a field asks for by itself. */
function ownCost(
  { members }: Walk,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  args: Arguments,
): number {
  switch (coordinate) {
    case 'Agency.cells':
      return Math.min(
        maxCells,
        size(args['measures'], 60) *
          size(args['journeys'], 60) *
          size(args['channels'], 1) *
          size(args['stages'], 1),
      )
    case 'Agency.figures':
      return size(args['ids'], 60) * size(args['journeys'], 10)
    case 'Agency.releases':
      return typeof args['first'] === 'number' ? Math.max(1, args['first']) : 60
    case 'Agency.measures':
      return size(args['ids'], 60)
    case 'JourneyInsight.metrics':
      return size(args['ids'], 1)
    case 'Query.comparison':
      return 30 * countPeers(members, args)
    case 'Query.decomposition':
      return 60
    case 'Query.association':
      return 20 * countPeers(members, args)
    case 'Query.roi':
      return 40 * (1 + countPeers(members, { forum: args['forum'] }))
    case 'Query.trend':
      return 10 * (typeof args['last'] === 'number' ? Math.max(1, args['last']) : 1)
    case 'Query.journeyStages':
      return 90 * countPeers(members, args)
    case 'LifeEventStepAcross.stages':
      return 90 * countPeers(members, {})
    case 'Trend.seasonal':
      return 10 * (typeof args['years'] === 'number' ? Math.max(1, args['years'] + 1) : 4)
    case 'LifeEvent.across':
      return 100 * countPeers(members, args)
    case 'Journey.agencies':
      return 10 * countPeers(members, args)
    default:
      return getNamedType(field.type).name === 'Estimate' ? 1 : 0
  }
}

/** How many objects a list field leads to, so that what is asked of each counts as often. */
function lengthOf({ members }: Walk, coordinate: string, args: Arguments): number {
  switch (coordinate) {
    case 'Query.agencies':
      return args['ids'] == null ? countPeers(members, args) : size(args['ids'], 0)
    case 'Query.members':
    case 'Forum.members':
    case 'JourneyAgencies.agencies':
    case 'Comparison.rows':
    case 'Association.pairs':
    case 'LifeEventStepAcross.agencies':
      return countPeers(members, args)
    case 'Query.journeysById':
      return size(args['ids'], 0)
    case 'Query.journeys':
    case 'Query.lifeEvents':
    case 'Query.forums':
    case 'LifeEvent.steps':
    case 'Journey.lifeEvents':
      return catalogueList
    case 'LifeEventAcross.steps':
      return lifeEventSteps
    case 'StageMetric.rows':
    case 'Stages.agencies':
      return countPeers(members, args)
    default:
      return figureList
  }
}

function countPeers(members: Members, args: Arguments): number {
  const { kinds, forum, agencies, ids } = args
  const chosen = Array.isArray(agencies) ? agencies : ids
  return members.select({
    ids: Array.isArray(chosen) ? chosen.map(String) : null,
    forum: typeof forum === 'string' ? forum : null,
    kinds: Array.isArray(kinds) ? kinds.map((kind) => wordOf(String(kind))) : null,
  }).length
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Arguments {
  try {
    return getArgumentValues(field, node, variables)
  } catch (error) {
    if (error instanceof GraphQLError) return {}
    throw error
  }
}

function size(list: unknown, otherwise: number): number {
  return Array.isArray(list) ? list.length : otherwise
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
