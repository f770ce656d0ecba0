import { createServer } from 'node:http'
import { buildHTTPExecutor } from '@graphql-tools/executor-http'
import { stitchSchemas } from '@graphql-tools/stitch'
import { buildSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { orders, readContract, serve } from './orders.js'
import { subgraphSdl } from './subgraph-sdl.js'

// As the handbook of schema stitching has it: a subschema for each service, its executor over HTTP, served by Yoga.
const contract = readContract()
const schema = stitchSchemas({
  subschemas: orders.agencies.map(({ id, url }) => ({
    schema: buildSchema(subgraphSdl(contract, id)),
    executor: buildHTTPExecutor({
      endpoint: url,
      headers: (request) => ({
        authorization: request.context.request.headers.get('authorization'),
      }),
    }),
  })),
})
const yoga = createYoga({ schema, graphiql: false, landingPage: false, logging: false })
await serve(createServer(yoga), yoga.graphqlEndpoint)
