import type { FieldNode, GraphQLError } from 'graphql'
import { isRecord } from '../check/is-record.ts'
import type { ObjectShape, Shape } from '../check/shape.ts'
import { collectFields, setsUnder, type Fragments } from '../compile/collect-fields.ts'
import { relocate } from './relocate.ts'

/** Where a value stands in the answer to the caller. */
export interface Place {
  readonly path: readonly (string | number)[]
  /** How many segments of an error's own path lead here. */
  readonly depth: number
  readonly nodes: readonly FieldNode[]
  readonly fragments: Fragments
  /** Errors of the answer so far. */
  readonly reported: GraphQLError[]
}

/** An error at a place that must not be null, on its way up to one that may. */
class Unfit extends Error {
  readonly located: GraphQLError

  constructor(located: GraphQLError) {
    super('a value that must not be null is missing')
    this.located = located
  }
}

/**
 * Completes a value as the GraphQL specification says: an error goes to the null that it explains, and where no null may be,
 * to the nearest place above that may be null. `errors` are those whose paths lead here.
 */
export function completeField(
  value: unknown,
  shape: Shape,
  errors: readonly GraphQLError[],
  place: Place,
): unknown {
  if (errors.length === 0) return value
  try {
    return completeValue(value, shape, errors, place)
  } catch (error) {
    if (!(error instanceof Unfit) || !shape.nullable) throw error
    place.reported.push(error.located)
    return null
  }
}

function completeValue(
  value: unknown,
  shape: Shape,
  errors: readonly GraphQLError[],
  place: Place,
): unknown {
  const [first] = errors
  if (value === null && first !== undefined)
    throw new Unfit(relocate(first, place.path, place.nodes))
  if (shape.kind === 'list' && Array.isArray(value))
    return value.map((item: unknown, index) =>
      completeField(item, shape.items, errorsBelow(errors, place, index), below(place, index)),
    )
  if (shape.kind === 'object' && isRecord(value)) return completeObject(value, shape, errors, place)
  return value
}

function completeObject(
  value: Record<string, unknown>,
  { type, fields }: ObjectShape,
  errors: readonly GraphQLError[],
  place: Place,
): Record<string, unknown> {
  const nodes = collectFields(place.fragments, type, setsUnder(place.nodes))
  const entries = [...fields].map(([key, { shape }]) => {
    const inner = { ...below(place, key), nodes: nodes.get(key) ?? place.nodes }
    return [key, completeField(value[key], shape, errorsBelow(errors, place, key), inner)] as const
  })
  return Object.fromEntries(entries)
}

function errorsBelow(
  errors: readonly GraphQLError[],
  { depth }: Place,
  segment: string | number,
): readonly GraphQLError[] {
  return errors.filter(({ path }) => path?.[depth] === segment)
}

function below(place: Place, segment: string | number): Place {
  return { ...place, path: [...place.path, segment], depth: place.depth + 1 }
}
