import { createHash } from 'node:crypto'
import {
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'

/** An object of which only its place is known; everything else follows from that. */
interface Placed {
  readonly place: string
}

/**
 * Gives every field of a schema a value that follows from its place, its arguments and a seed alone: lists of none to three,
 * nulls where they are allowed, every enum member sooner or later.
 */
export function serveFixedValues(
  schema: GraphQLSchema,
  seed: string,
  ids: readonly string[],
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      field.resolve ??= (parent: unknown, args: object, _context: unknown) => {
        const given: unknown = ownValue(parent, field.name)
        if (typeof given === 'function') return Reflect.apply(given, parent, [args])
        if (given !== undefined) return given
        const place = `${seed}${placeOf(parent)}/${field.name}(${JSON.stringify(args)})`
        // The fields of an agency are null for an error alone.
        if (type.name === 'Agency') return presentAt(field.type, place, numberAt(place), ids)
        return valueAt(field.type, place, ids)
      }
    }
  }
}

function ownValue(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined
  return Object.getOwnPropertyDescriptor(parent, name)?.value
}

function placeOf(parent: unknown): string {
  return typeof parent === 'object' && parent !== null && 'place' in parent
    ? String(parent.place)
    : ''
}

function valueAt(type: GraphQLOutputType, place: string, ids: readonly string[]): unknown {
  const draw = numberAt(place)
  if (isNonNullType(type)) return presentAt(type.ofType, place, draw, ids)
  return draw % 7 === 0 ? null : presentAt(type, place, draw, ids)
}

function presentAt(
  type: GraphQLOutputType,
  place: string,
  draw: number,
  ids: readonly string[],
): unknown {
  if (isNonNullType(type)) return presentAt(type.ofType, place, draw, ids)
  if (isListType(type)) {
    const { ofType: inner } = type
    return Array.from({ length: draw % 4 }, (_, index) => valueAt(inner, `${place}/${index}`, ids))
  }
  if (isLeafType(type)) return leafAt(type, draw, ids)
  const placed: Placed = { place }
  return placed
}

function leafAt(type: GraphQLLeafType, draw: number, ids: readonly string[]): unknown {
  if (isEnumType(type)) {
    const values = type.getValues()
    return values[draw % values.length]?.value
  }
  switch (type.name) {
    case 'Int':
      return (draw % 2 === 0 ? 1 : -1) * (draw % 100_000)
    case 'Float':
      return draw / 977
    case 'Boolean':
      return draw % 2 === 0
    case 'Window':
      return `20${String(10 + (draw % 20))}-0${String(1 + (draw % 9))}`
    case 'DateTime':
      return new Date(1_700_000_000_000 + draw).toISOString()
    case 'ID':
      return ids[draw % ids.length]
    default:
      return `text ${draw} "quoted" \u00e9\u{1F600}`
  }
}

function numberAt(place: string): number {
  return createHash('sha256').update(place).digest().readUInt32BE(0)
}
