import {
  BreakingChangeType,
  findBreakingChanges,
  findDangerousChanges,
  isObjectType,
} from 'graphql'
import type { GraphQLObjectType, GraphQLSchema } from 'graphql'

/**
 * What a new form of the contract breaks for those who speak the published one, in words. A changed nullability of an
 * output field counts in both directions: a gateway stitches agencies that run the old form and agencies that run the new.
 */
export function findContractBreaks(
  published: GraphQLSchema,
  current: GraphQLSchema,
): readonly string[] {
  const general = findBreakingChanges(published, current)
    .filter(({ type }) => type !== BreakingChangeType.FIELD_CHANGED_KIND)
    .map(({ description }) => description)
  return [...general, ...findFieldTypeChanges(published, current)]
}

/** What does not break the contract but deserves a look: new enum values above all, which older readers do not know. */
export function findContractRisks(
  published: GraphQLSchema,
  current: GraphQLSchema,
): readonly string[] {
  return findDangerousChanges(published, current).map(({ description }) => description)
}

function findFieldTypeChanges(published: GraphQLSchema, current: GraphQLSchema): readonly string[] {
  return Object.values(published.getTypeMap()).flatMap((before) => {
    const after = current.getType(before.name)
    return isObjectType(before) && isObjectType(after) ? compareFields(before, after) : []
  })
}

function compareFields(before: GraphQLObjectType, after: GraphQLObjectType): readonly string[] {
  const fields = after.getFields()
  return Object.values(before.getFields()).flatMap(({ name, type }) => {
    const now = fields[name]?.type
    if (now === undefined || String(now) === String(type)) return []
    return [`${before.name}.${name} changed type from ${String(type)} to ${String(now)}.`]
  })
}
