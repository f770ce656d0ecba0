import { createServer } from 'node:http'
import { createGatewayRuntime } from '@graphql-hive/gateway'
import { orders, serve } from './orders.js'

const gateway = createGatewayRuntime({
  supergraph: orders.supergraph,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({
      authorization: request.headers.get('authorization'),
    }),
  },
  jit: true,
  logging: false,
  landingPage: false,
  graphiql: false,
})
await serve(createServer(gateway), '/graphql')
