import type { Contender, HttpQuestion } from '../contenders/contender.ts'
import { createCheckBody, type CheckBody } from './check-body.ts'
import type { Rows } from '../workload/expected-rows.ts'
import type { Workload } from '../workload/workload.ts'

/** What is asked of a contender, and how its answers are checked. */
export interface Subject {
  readonly contender: Contender
  readonly workload: string
  readonly agencies: number
  readonly question: HttpQuestion
  readonly check: CheckBody
}

/** A workload put to a contender in its own words; every row is held against the expected ones. */
export function subjectOf(contender: Contender, workload: Workload, expected: Rows): Subject {
  return {
    contender,
    workload: workload.name,
    agencies: workload.agencies.length,
    question: contender.requestFor(workload),
    check: createCheckBody(contender, expected),
  }
}
