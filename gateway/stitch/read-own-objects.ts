import { isObjectType, type GraphQLSchema } from 'graphql'

type Resolvers = Readonly<Record<string, object>>

/**
 * An object of a type that no subschema has was made here, whole: its fields are read as they are, except those that have a
 * resolver. Stitching looks in each for what a subschema may have left out, which is much work for the many of a comparison.
 * Changes the schema in place, once.
 */
export function readOwnObjects(
  schema: GraphQLSchema,
  subschemas: readonly GraphQLSchema[],
  resolvers: Resolvers,
): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const isOwn = subschemas.every((subschema) => subschema.getType(type.name) === undefined)
    if (!isObjectType(type) || !isOwn || type.name.startsWith('__')) continue
    const resolved = new Set(Object.keys(resolvers[type.name] ?? {}))
    for (const field of Object.values(type.getFields()))
      if (!resolved.has(field.name)) delete field.resolve
  }
  return schema
}
