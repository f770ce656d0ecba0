import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { withoutAgency } from '../membership/members.ts'
import type { MutationResolvers } from '../resolvers.gen.ts'
import type { DirectorySchemaOptions } from '../schema.ts'
import { toAgency } from './agencies.ts'
import { requireAdministrator } from './join.ts'

export function leave({ store }: DirectorySchemaOptions): NonNullable<MutationResolvers['leave']> {
  return async (_parent, { id }, context) => {
    requireAdministrator(context)
    let left: ReturnType<typeof toAgency> | undefined
    await store.publish((members) => {
      const entry = members.agencies.find((agency) => agency.id === id)
      if (entry !== undefined) left = toAgency(entry)
      return withoutAgency(members, id)
    })
    if (left === undefined) throw new CitxError('INTERNAL', 'the agency that left was not listed')
    return left
  }
}
