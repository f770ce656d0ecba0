import { performance } from 'node:perf_hooks'
import { identityOf } from '../../access/agency-identity.ts'
import type { GatewayContext } from '../../context.ts'
import type { Outcome } from '../answer.ts'
import { askAgency } from '../ask-agency.ts'
import { startDeadline, type Deadline } from '../deadline.ts'
import { describeOutcome } from '../describe-outcome.ts'
import { createInquiry, type Inquiry } from '../inquiry.ts'
import { sortByAgency } from '../participation.ts'
import { questionHeaders } from '../question-headers.ts'
import type { Gathered } from '../scatter.ts'
import type { Pose } from './batch.ts'

/** What came of one agency, and the time it took. */
interface Answered {
  readonly agency: string
  /** Of the questions that it was asked. */
  readonly positions: readonly number[]
  /** One for each of those; undefined where it could not be asked. */
  readonly outcomes: readonly Outcome[] | undefined
  readonly milliseconds: number
}

/** Asks each agency all the questions that concern it, at once, and hands each question its own outcomes. */
export function gatherTogether(
  poses: readonly Pose[],
  context: GatewayContext,
): readonly Promise<Gathered>[] {
  const deadline = startLate(context)
  const asking = new Map<string, Promise<Answered>>()
  for (const group of groupByQuestions(poses))
    for (const agency of group.agencies)
      asking.set(agency, Promise.resolve(ask(agency, group, context, deadline.start)))
  void Promise.allSettled(asking.values()).then(deadline.end)
  return poses.map(async ({ agencies }, position) => {
    const all = await Promise.all(agencies.flatMap((agency) => asking.get(agency) ?? []))
    return gather(all, position, context)
  })
}

/** A deadline that costs no timer where nobody has to be asked. */
function startLate({ dueMs, signal, scatter: { agencyTimeoutMs } }: GatewayContext) {
  let started: Deadline | undefined
  return {
    start: () => {
      const leftMs = Math.max(0, dueMs - performance.now())
      return (started ??= startDeadline(Math.min(agencyTimeoutMs, leftMs), signal))
    },
    end: () => started?.[Symbol.dispose](),
  }
}

interface Group {
  readonly agencies: string[]
  readonly positions: readonly number[]
  readonly inquiry: Inquiry
}

/** Agencies that are asked the same questions share one inquiry. */
function groupByQuestions(poses: readonly Pose[]): Iterable<Group> {
  const positionsOf = new Map<string, number[]>()
  for (const [position, { agencies }] of poses.entries())
    for (const agency of agencies) {
      const positions = positionsOf.get(agency)
      if (positions === undefined) positionsOf.set(agency, [position])
      else positions.push(position)
    }
  const groups = new Map<string, Group>()
  for (const [agency, positions] of positionsOf) {
    const key = positions.join()
    const group = groups.get(key) ?? { agencies: [], positions, inquiry: inquire(poses, positions) }
    groups.set(key, group)
    group.agencies.push(agency)
  }
  return groups.values()
}

function inquire(poses: readonly Pose[], positions: readonly number[]): Inquiry {
  const chosen = positions.flatMap((position) => poses[position] ?? [])
  return createInquiry(
    chosen.map(({ question }) => question),
    chosen.map(({ variables }) => variables),
  )
}

function ask(
  agency: string,
  { positions, inquiry }: Group,
  context: GatewayContext,
  deadline: () => Deadline,
): Answered | Promise<Answered> {
  const startedMs = performance.now()
  const { contract, connections, store, memory } = context.scatter
  const { caller } = context
  const answered = (outcomes: readonly Outcome[] | undefined): Answered => {
    const milliseconds = Math.round(performance.now() - startedMs)
    return { agency, positions, outcomes, milliseconds }
  }
  const entry = context.members.findAgency(agency)
  const connection = entry && connections.find(entry)
  if (entry === undefined || connection === undefined) return answered(undefined)
  const identity = identityOf(entry)
  const headers = () => headersFor(agency, context)
  const asked = { contract, store, memory, agency, identity, caller, connection, inquiry }
  const outcomes = askAgency({ ...asked, headers, deadline })
  return outcomes instanceof Promise ? outcomes.then(answered) : answered(outcomes)
}

const left: Outcome = { status: 'DOWN', reason: 'has left the exchange' }

async function headersFor(
  agency: string,
  { caller, requestId, scatter: { grants } }: GatewayContext,
): Promise<readonly string[]> {
  const { partner, forum, purpose } = caller
  const claims = { agency, partner, purpose, ...(forum !== undefined && { forum }) }
  return questionHeaders(await grants.grantFor(claims), requestId)
}

/** The outcomes of one question, and its rows of participation, which the request's log takes note of. */
function gather(
  answered: readonly Answered[],
  position: number,
  { participation: log }: GatewayContext,
): Gathered {
  const outcomes = new Map<string, Outcome>()
  const rows = answered.map(({ agency, positions, outcomes: own, milliseconds }) => {
    const outcome = own?.[positions.indexOf(position)] ?? left
    outcomes.set(agency, outcome)
    const { status, reason, release, releasedAt } = describeOutcome(outcome)
    return { agency, status, reason, release, releasedAt, milliseconds }
  })
  const participation = sortByAgency(rows)
  for (const row of participation) log.add(row)
  return { outcomes, participation }
}
