import { performance } from 'node:perf_hooks'
import { identityOf } from '../../access/agency-identity.ts'
import type { GatewayContext } from '../../context.ts'
import { askAgency, type TakeOutcomes } from '../ask-agency.ts'
import { CallerGone, startDeadline, type Deadline } from '../deadline.ts'
import type { Posed } from './batch.ts'
import { Gathering } from './gathering.ts'
import { groupByQuestions } from './group-by-questions.ts'

/** Asks each agency all the questions that concern it, at once, and hands each question its own outcomes. */
export function gatherTogether(poses: readonly Posed[], context: GatewayContext): void {
  const { caller, requestId, members, scatter: services } = context
  const groups = groupByQuestions(poses)
  const gatherings = poses.map((posed) => new Gathering(posed, context))
  const startedMs = performance.now()
  let unanswered = groups.reduce((sum, { agencies }) => sum + agencies.length, 0)
  const { deadline, end } = startLate(context)
  const fail = (error: unknown) => {
    for (const gathering of gatherings) gathering.fail(error)
    if (error instanceof CallerGone) end()
  }

  for (const { agencies, positions, inquiry } of groups)
    for (const agency of agencies) {
      const take: TakeOutcomes = (outcomes) => {
        const milliseconds = Math.round(performance.now() - startedMs)
        for (const [index, position] of positions.entries())
          gatherings[position]?.take(agency, outcomes[index], milliseconds)
        unanswered -= 1
        if (unanswered === 0) end()
      }
      const entry = members.findAgency(agency)
      const connection = entry && services.connections.find(entry)
      if (entry === undefined || connection === undefined) take([])
      else {
        const asked = { services, agency, caller, requestId, connection, inquiry, deadline, fail }
        askAgency({ ...asked, identity: identityOf(entry) }, take)
      }
    }
}

/** A deadline that costs no timer where nobody has to be asked. */
function startLate({ dueMs, signal, scatter: { agencyTimeoutMs } }: GatewayContext) {
  let started: Deadline | undefined
  return {
    deadline: () => {
      const leftMs = Math.max(0, dueMs - performance.now())
      return (started ??= startDeadline(Math.min(agencyTimeoutMs, leftMs), signal))
    },
    end: () => started?.[Symbol.dispose](),
  }
}
