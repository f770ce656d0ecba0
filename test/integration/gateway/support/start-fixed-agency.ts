import type { GraphQLFieldResolver } from 'graphql'
import { serveGraphql, type RunningServer } from '@citx/kit/http/serve-graphql.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { verifyGrant, type GatewayKeys, type VerifiedGrant } from '@citx/kit/token/grant.ts'
import {
  addSelfDescription,
  type DescribeAgency,
} from '@citx/agency/subgraph/routes/self-description.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import type { GraphQLSchema } from 'graphql'
import { buildSchema, isObjectType } from 'graphql'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { serveFixedValues } from './fixed-values.ts'
import { journeys } from './start-catalogue.ts'

type Resolver = GraphQLFieldResolver<unknown, AgencyContext>

interface AgencyContext {
  readonly grant: VerifiedGrant
}

export interface FixedAgencyOptions {
  readonly id: string
  readonly gatewayKey: PublicKey
  /** Other gateways that it listens to. */
  readonly trusts?: GatewayKeys
  /** What the agency's fields answer; the others have fixed values. */
  readonly agency?: Readonly<Record<string, Resolver>>
  readonly sdl?: string
  readonly headers?: (grant: VerifiedGrant) => Readonly<Record<string, string>>
  /** What it says of itself, signed. */
  readonly describe?: DescribeAgency
  readonly onRequest?: (grant: VerifiedGrant) => Promise<void> | void
}

export interface FixedAgency extends RunningServer {
  readonly id: string
  /** Requests answered so far. */
  readonly requests: () => number
}

export const stateHeaders = {
  'citx-release': 'a'.repeat(64),
  'citx-released-at': '2026-10-05T08:00:00.000Z',
  'citx-shared': 'voice-of-citizen,voice-of-employee,behaviour,demand',
  'citx-view': 'v1',
} as const

/** A real subgraph with fixed data: the contract's schema behind Apollo Server, checking grants as an agency does. */
export async function startFixedAgency(options: FixedAgencyOptions): Promise<FixedAgency> {
  const { id, gatewayKey, describe } = options
  const gatewayKeys = new Map([['gateway', [gatewayKey]], ...(options.trusts ?? [])])
  let requests = 0
  const server = await serveGraphql<AgencyContext>({
    name: id,
    log: silentLogger,
    executable: { schema: fixedAgencySchema(options) },
    limits: { tokens: 100_000, bodyBytes: 10_000_000 },
    context: async ({ headers }) => {
      requests += 1
      const token = headers.authorization?.slice('Bearer '.length) ?? ''
      const grant = await verifyGrant(token, { agency: id, gatewayKeys })
      await options.onRequest?.(grant)
      return { grant }
    },
    ...(describe && { routes: (app) => addSelfDescription(app, describe) }),
    responseHeaders: ({ grant }) => ({ ...stateHeaders, ...options.headers?.(grant) }),
  })
  return { ...server, id, requests: () => requests }
}

/** The contract's schema with fixed data. */
export function fixedAgencySchema({
  id,
  sdl,
  agency = {},
}: Pick<FixedAgencyOptions, 'id' | 'sdl' | 'agency'>): GraphQLSchema {
  const schema = sdl === undefined ? buildContract('agency') : buildSchema(sdl)
  const query = schema.getQueryType()?.getFields()['agencies']
  if (query === undefined) throw new Error('the contract has no agencies')
  query.resolve = (_root, { ids }: { ids: readonly string[] }) =>
    ids.map((asked) => (asked === id ? { id, place: id } : null))
  const type = schema.getType('Agency')
  if (!isObjectType(type)) throw new Error('the contract has no Agency')
  for (const [name, resolve] of Object.entries(agency)) {
    const field = type.getFields()[name]
    if (field !== undefined) field.resolve = resolve
  }
  serveFixedValues(
    schema,
    id,
    journeys.map((journey) => journey.id),
  )
  return schema
}
