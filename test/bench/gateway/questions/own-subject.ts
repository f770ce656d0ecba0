import type { Contender } from '../contenders/contender.ts'
import { createCheckBody, type FindFault } from '../load/check-body.ts'
import type { Subject } from '../load/subject.ts'
import type { GraphqlBody } from '../workload/requests.ts'

export interface OwnQuestion {
  readonly name: string
  readonly agencies: number
  readonly body: GraphqlBody
  readonly findFault: FindFault
}

/** A question that only our gateway can be asked. */
export function ownSubject(
  contender: Contender,
  { name, agencies, body, findFault }: OwnQuestion,
): Subject {
  return {
    contender,
    workload: name,
    agencies,
    question: { url: contender.endpoint, body: JSON.stringify(body) },
    check: createCheckBody(`${contender.name} (${name})`, findFault),
  }
}

/** Finds fault with a list that is not so long. */
export function expectLength(list: unknown, length: number): string | undefined {
  if (Array.isArray(list) && list.length === length) return undefined
  return `${JSON.stringify(list)?.slice(0, 300)} is no list of ${length}`
}
