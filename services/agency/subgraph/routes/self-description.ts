import type { FastifyInstance } from 'fastify'

/** Where an agency says who it is; the directory reads it when the agency joins. */
export const SELF_DESCRIPTION_PATH = '/.well-known/citx-agency'

/** Serves the description as the agency signed it. */
export function addSelfDescription(app: FastifyInstance, describe: () => Promise<string>): void {
  app.get(SELF_DESCRIPTION_PATH, async (_request, reply) =>
    reply.type('application/jose').send(await describe()),
  )
}
