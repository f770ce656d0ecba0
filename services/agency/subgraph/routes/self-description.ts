import type { FastifyInstance } from 'fastify'

/** Where an agency says who it is; the directory reads it when the agency joins. */
export const SELF_DESCRIPTION_PATH = '/.well-known/citx-agency'

/** Signs what the agency says of itself; of the endpoints that it is served at, the one asked about. */
export type DescribeAgency = (endpoint?: string) => Promise<string>

/** Serves the description as the agency signed it. */
export function addSelfDescription(app: FastifyInstance, describe: DescribeAgency): void {
  app.get<{ Querystring: { endpoint?: unknown } }>(
    SELF_DESCRIPTION_PATH,
    async ({ query: { endpoint } }, reply) =>
      reply
        .type('application/jose')
        .send(await (typeof endpoint === 'string' ? describe(endpoint) : describe())),
  )
}
