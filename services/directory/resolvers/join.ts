import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { checkConformance } from '../conformance/check-conformance.ts'
import type { DirectoryContext } from '../context.ts'
import { withAgency } from '../membership/members.ts'
import type { MutationResolvers } from '../resolvers.gen.ts'
import type { DirectorySchemaOptions } from '../schema.ts'
import { toAgency } from './agencies.ts'

export function join({
  store,
  ...conformance
}: DirectorySchemaOptions): NonNullable<MutationResolvers['join']> {
  return async (_parent, { url, forums }, context) => {
    requireAdministrator(context)
    const description = await checkConformance(url, conformance)
    const { document } = await store.publish((members) =>
      withAgency(members, description, { forums: forums ?? [], now: conformance.clock() }),
    )
    const entry = document.agencies.find(({ id }) => id === description.id)
    if (entry === undefined) throw new CitxError('INTERNAL', 'the agency that joined is not listed')
    return toAgency(entry)
  }
}

export function requireAdministrator({ administrator }: DirectoryContext): void {
  if (!administrator)
    throw new CitxError('FORBIDDEN', 'only the directory administrator changes who takes part')
}
