import type { GraphQLSchema } from 'graphql'
import type { GrantIssuer } from '@citx/kit/token/grant.ts'
import type { AnswerStore } from '../cache/answer-store.ts'
import type { GatewayContext } from '../context.ts'
import type { AgencyMemory } from './agency-memory.ts'
import type { Outcome } from './answer.ts'
import { findBatch } from './batch/batch.ts'
import type { Connections } from './connections.ts'
import type { Participation } from './participation.ts'
import type { PrepareQuestion, Question, Variables } from './question.ts'

/** What every fan-out needs; one for the whole gateway. */
export interface ScatterServices {
  readonly contract: GraphQLSchema
  readonly prepare: PrepareQuestion
  readonly connections: Connections
  readonly grants: GrantIssuer
  readonly store: AnswerStore
  readonly memory: AgencyMemory
  /** At most so long for one agency, within the time of the whole answer. */
  readonly agencyTimeoutMs: number
}

export interface Gathered {
  /** What each agency asked answered, by its id. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly participation: readonly Participation[]
}

/**
 * Asks every agency named for its own row, all at once, and waits until each has answered or failed. Ids that the
 * directory does not list are left out. Questions of one request that come together become one request to each agency;
 * those of different requests never do.
 */
export function scatter(
  question: Question,
  variables: Variables,
  agencies: Iterable<string>,
  context: GatewayContext,
): Promise<Gathered> {
  const ids = [...new Set(agencies)].filter((id) => context.members.findAgency(id) !== undefined)
  return findBatch(context).pose({ question, variables, agencies: ids })
}
