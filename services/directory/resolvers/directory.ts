import type { QueryResolvers } from '../resolvers.gen.ts'

export const directory: NonNullable<QueryResolvers['directory']> = (_parent, _args, context) => {
  const { document, jws } = context.directory
  return {
    seq: document.seq,
    issuedAt: document.issuedAt,
    expires: document.expires,
    document: jws,
  }
}
