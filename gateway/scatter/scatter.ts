import { performance } from 'node:perf_hooks'
import type { GraphQLSchema } from 'graphql'
import type { GrantIssuer } from '@citx/kit/token/grant.ts'
import type { Caller } from '../access/caller.ts'
import type { GatewayContext } from '../context.ts'
import type { AgencyAnswer } from './answer.ts'
import { askAgency } from './ask-agency.ts'
import type { Connections } from './connections.ts'
import { startDeadline, type Deadline } from './deadline.ts'
import type { AgencyFailure } from './failure.ts'
import { sortByAgency, type Participation } from './participation.ts'
import type { PrepareQuestion, Question, Variables } from './question.ts'

/** What every fan-out needs; one for the whole gateway. */
export interface ScatterServices {
  readonly contract: GraphQLSchema
  readonly prepare: PrepareQuestion
  readonly connections: Connections
  readonly grants: GrantIssuer
  /** At most so long for one agency, within the time of the whole answer. */
  readonly agencyTimeoutMs: number
}

export interface Gathered {
  /** What each agency asked answered, by its id. */
  readonly outcomes: ReadonlyMap<string, AgencyAnswer | AgencyFailure>
  readonly participation: readonly Participation[]
}

/**
 * Asks every agency named for its own row, all at once, and waits until each has answered or failed. Ids that the
 * directory does not list are left out. Nothing is remembered or shared between calls, so no caller sees what another may.
 */
export async function scatter(
  question: Question,
  variables: Variables,
  agencies: Iterable<string>,
  context: GatewayContext,
): Promise<Gathered> {
  const ids = [...new Set(agencies)].filter((id) => context.members.findAgency(id) !== undefined)
  const leftMs = Math.max(0, context.dueMs - performance.now())
  const timeoutMs = Math.min(context.scatter.agencyTimeoutMs, leftMs)
  using deadline = startDeadline(timeoutMs, context.signal)
  const results = await Promise.all(
    ids.map((id) => askOne(question, variables, id, context, deadline)),
  )
  const participation = sortByAgency(results.map(({ row }) => row))
  participation.forEach((row) => context.participation.add(row))
  return {
    outcomes: new Map(results.map(({ row, outcome }) => [row.agency, outcome])),
    participation,
  }
}

interface Result {
  readonly outcome: AgencyAnswer | AgencyFailure
  readonly row: Participation
}

async function askOne(
  question: Question,
  variables: Variables,
  agency: string,
  context: GatewayContext,
  deadline: Deadline,
): Promise<Result> {
  const startedMs = performance.now()
  const { contract, connections } = context.scatter
  const connection = connections.find(agency)
  const outcome: AgencyAnswer | AgencyFailure =
    connection === undefined
      ? { status: 'DOWN', reason: 'has left the exchange' }
      : await askAgency({
          contract,
          agency,
          connection,
          question,
          variables,
          headers: await headersFor(agency, context, deadline),
          deadline,
        })
  const milliseconds = Math.round(performance.now() - startedMs)
  return { outcome, row: { agency, ...describe(outcome), milliseconds } }
}

async function headersFor(
  agency: string,
  { caller, requestId, scatter: { grants } }: GatewayContext,
  { timeoutMs }: Deadline,
): Promise<Readonly<Record<string, string>>> {
  return {
    accept: 'application/graphql-response+json, application/json',
    'accept-encoding': 'identity',
    'content-type': 'application/json',
    authorization: `Bearer ${await grants.grantFor({ agency, ...grantClaims(caller) })}`,
    'x-request-id': requestId,
    'citx-deadline-ms': String(Math.floor(timeoutMs)),
  }
}

function grantClaims({ partner, forum, purpose }: Caller): Caller {
  return { partner, purpose, ...(forum !== undefined && { forum }) }
}

type State = Omit<Participation, 'agency' | 'milliseconds'>

function describe(outcome: AgencyAnswer | AgencyFailure): State {
  if ('status' in outcome) return { ...outcome, release: null, releasedAt: null }
  const { release, releasedAt, shared } = outcome.state
  if (shared.length === 0)
    return { status: 'DENIED', reason: 'shares nothing with the asker', release, releasedAt }
  const reason = incompleteness(outcome)
  return { status: release === null ? 'NOT_YET_PUBLISHED' : 'OK', reason, release, releasedAt }
}

/** An answer that was used, but is not whole, has a reason too. */
function incompleteness({ missing, errors }: AgencyAnswer): string | null {
  if (missing.length > 0) {
    const fields = [...new Set(missing.map(({ coordinate }) => coordinate))].toSorted()
    return `serves another version of the contract: does not know ${fields.join(', ')}`
  }
  const failed = errors.find(({ code }) => code === 'AGENCY_BAD_RESPONSE')
  return failed === undefined ? null : `failed to answer ${failed.path.join('.')}`
}
