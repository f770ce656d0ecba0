import { createServer } from 'node:http'
import { ApolloServer, HeaderMap } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { orders, ready, serve } from './orders.js'

const typeDefs = 'type Query { hello: String! }'
const resolvers = { Query: { hello: () => 'world' } }

const fronts = {
  async bare() {
    const server = createServer((request, response) => {
      request.resume().once('end', () => {
        response.setHeader('content-type', 'application/json').end('{"data":{"hello":"world"}}\n')
      })
    })
    await serve(server, '/graphql')
  },
  async handler() {
    const apollo = await startApollo()
    const server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk) => (body += chunk))
      request.once('end', async () => {
        const answer = await apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: {
            method: request.method,
            headers: new HeaderMap(Object.entries(request.headers)),
            search: '',
            body: JSON.parse(body),
          },
          context: async () => ({}),
        })
        response.writeHead(answer.status ?? 200, Object.fromEntries(answer.headers))
        response.end(answer.body.string)
      })
    })
    await serve(server, '/graphql')
  },
  async fastify() {
    const { default: fastify } = await import('fastify')
    const { fastifyApolloHandler } = await import('@as-integrations/fastify')
    const app = fastify()
    app.post('/graphql', fastifyApolloHandler(await startApollo()))
    ready(`${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`)
  },
  async express5() {
    const { default: express } = await import('express')
    const { expressMiddleware } = await import('@as-integrations/express5')
    const app = express().use('/graphql', express.json(), expressMiddleware(await startApollo()))
    await serve(createServer(app), '/graphql')
  },
  async standalone() {
    const { startStandaloneServer } = await import('@apollo/server/standalone')
    const { url } = await startStandaloneServer(createApollo(), {
      listen: { host: '127.0.0.1', port: 0 },
    })
    ready(url)
  },
}

function createApollo() {
  const plugins = [ApolloServerPluginCacheControlDisabled()]
  return new ApolloServer({ typeDefs, resolvers, plugins, nodeEnv: 'production' })
}

async function startApollo() {
  const apollo = createApollo()
  await apollo.start()
  return apollo
}

await fronts[orders.front]()
