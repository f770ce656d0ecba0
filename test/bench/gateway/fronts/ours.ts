import { createExecutableSchema } from '@citx/kit/http/executable-schema.ts'
import { serveGraphql } from '@citx/kit/http/serve-graphql.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { tellReady } from '../measure/answer-messages.ts'

/** The front of every service here: Apollo behind fastify, with security headers, request ids and limits. */
const server = await serveGraphql({
  name: 'hello',
  log: silentLogger,
  executable: {
    schema: createExecutableSchema(['type Query { hello: String! }'], {
      Query: { hello: () => 'world' },
    }),
  },
  context: async () => ({}),
})
tellReady({ url: server.url })
