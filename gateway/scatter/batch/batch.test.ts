import { parse } from 'graphql'
import { expect, it } from 'vitest'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { indexMembers } from '../../access/members.ts'
import { createAnswerStore } from '../../cache/answer-store.ts'
import type { GatewayContext } from '../../context.ts'
import { createAgencyMemory } from '../agency-memory.ts'
import { createConnections } from '../connections.ts'
import { ParticipationLog } from '../participation.ts'
import { createPrepareQuestion } from '../question.ts'
import { findBatch } from './batch.ts'

const nobody = { agencies: [], partners: [], forums: [], gateways: [] }
const limits = {
  sockets: 1,
  queue: 1,
  maxAnswerBytes: 1,
  connectTimeoutMs: 10,
  breakerFailures: 1,
  breakerRestMs: 10,
  fullDeadlineMs: 10,
  allowPrivateAddresses: true,
}

function contextOf(): GatewayContext {
  const contract = buildContract('agency')
  return {
    requestId: 'request',
    caller: { partner: 'partner', purpose: 'benchmarking' },
    members: indexMembers({ seq: 1, prev: null, issuedAt: '', expires: '', ...nobody }, ''),
    dueMs: performance.now() + 1_000,
    signal: new AbortController().signal,
    participation: new ParticipationLog(),
    scatter: {
      contract,
      prepare: createPrepareQuestion(contract),
      connections: createConnections({ limits, graceMs: 0 }),
      grants: { grantFor: async () => 'grant' },
      store: createAnswerStore({ maxBytes: 0 }),
      memory: createAgencyMemory(),
      agencyTimeoutMs: 1_000,
    },
  }
}

it('fails the questions of one request, and nothing else, when they cannot be written down', async () => {
  const context = contextOf()
  const document = parse('query ($ids: [ID!]!, $huge: Int) { agencies(ids: $ids) { contract } }')
  const question = context.scatter.prepare(document, {})
  const batch = findBatch(context)
  const posed = [
    batch.pose({ question, variables: { huge: 1n }, agencies: ['north'] }),
    batch.pose({ question, variables: {}, agencies: ['south'] }),
  ]
  for (const answer of await Promise.allSettled(posed))
    expect(answer).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) })
})
