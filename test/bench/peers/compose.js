import { writeFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { orders, readContract } from './orders.js'
import { federatedSdl } from './subgraph-sdl.js'

// Apollo advises to compose ahead of time and to start gateways on the supergraph.
const contract = readContract()
const { supergraphSdl, errors } = composeServices(
  orders.agencies.map(({ id, url }) => ({
    name: id,
    url,
    typeDefs: parse(federatedSdl(contract, id)),
  })),
)
if (supergraphSdl === undefined) throw new AggregateError(errors, 'the subgraphs do not compose')
writeFileSync(orders.supergraph, supergraphSdl)
process.send({ ready: {} })
