import { getArgumentValues, type FieldNode, type GraphQLField } from 'graphql'
import { wordOf } from '@citx/schema/sdl/enum-name.ts'
import type { Members } from '../access/members.ts'
import type { AgencyPlan } from './plan.ts'

type Field = GraphQLField<unknown, unknown>
type Choose = AgencyPlan['choose']

/** The place of `agency(id:)`. */
export function chooseOne(field: Field, node: FieldNode): Choose {
  return (values, members) => {
    const { id } = getArgumentValues(field, node, values)
    return [knownId(members, String(id))]
  }
}

/** The places of `agencies(ids:, forum:, kinds:)`. */
export function chooseMany(field: Field, node: FieldNode): Choose {
  return (values, members) => {
    const { ids, forum, kinds } = getArgumentValues(field, node, values)
    const matching = members.select({
      forum: typeof forum === 'string' ? forum : null,
      kinds: Array.isArray(kinds) ? kinds.map((kind) => wordOf(String(kind))) : null,
    })
    if (!Array.isArray(ids)) return matching.map(({ id }) => id)
    if (forum == null && kinds == null) return ids.map((id) => knownId(members, String(id)))
    const matches = new Set(matching.map(({ id }) => id))
    return ids.map((id) => (matches.has(String(id)) ? String(id) : undefined))
  }
}

function knownId(members: Members, id: string): string | undefined {
  return members.findAgency(id)?.id
}
