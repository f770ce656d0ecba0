/** What plain routes beside GraphQL are added to, and what their handlers are given. */
export type {
  FastifyInstance as HttpRoutes,
  FastifyReply as HttpReply,
  FastifyRequest as HttpRequest,
} from 'fastify'
