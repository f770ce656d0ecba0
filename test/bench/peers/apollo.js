import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import fastify from 'fastify'
import { ready, readSupergraph } from './orders.js'

class Authorized extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    request.http.headers.set('authorization', context.authorization)
  }
}

// The lightest of Apollo's fronts, and none of the plugins that cost time (see npm run bench:fronts).
const apollo = new ApolloServer({
  gateway: new ApolloGateway({
    supergraphSdl: readSupergraph(),
    buildService: ({ url }) => new Authorized({ url }),
  }),
  plugins: [ApolloServerPluginCacheControlDisabled()],
  nodeEnv: 'production',
})
await apollo.start()
const app = fastify({ keepAliveTimeout: 600_000, bodyLimit: 10_000_000 })
app.post(
  '/graphql',
  fastifyApolloHandler(apollo, {
    context: async ({ headers }) => ({ authorization: headers.authorization }),
  }),
)
ready(`${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`)
