import gateway from '@mercuriusjs/gateway'
import fastify from 'fastify'
import { orders, readContract, ready } from './orders.js'
import { subgraphSdl } from './subgraph-sdl.js'

// Federation 1, as that is what this gateway speaks.
const contract = readContract()
const app = fastify({ keepAliveTimeout: 600_000, bodyLimit: 10_000_000 })
await app.register(gateway, {
  gateway: {
    services: orders.agencies.map(({ id, url }) => ({
      name: id,
      url,
      schema: subgraphSdl(contract, id).replace('type Query', 'extend type Query'),
      rewriteHeaders: ({ authorization }) => ({ authorization }),
    })),
  },
  jit: 1,
})
ready(`${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`)
