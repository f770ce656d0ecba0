import { isDeepStrictEqual } from 'node:util'
import type { Asked, Contender, HttpQuestion } from '../contenders/contender.ts'
import type { Rows } from '../workload/expected-rows.ts'
import type { Workload } from '../workload/workload.ts'
import { createCheckBody, type CheckBody } from './check-body.ts'

/** What is asked of a contender, and how its answers are checked. */
export interface Subject {
  readonly contender: Asked
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
    check: createCheckBody(contender.name, (data) =>
      findDifference(contender.rowsOf(data), expected),
    ),
  }
}

function findDifference(rows: Rows, expected: Rows): string | undefined {
  if (rows.size !== expected.size) return `${rows.size} rows instead of ${expected.size}`
  for (const [agency, row] of expected) {
    const got = rows.get(agency)
    if (!isDeepStrictEqual(got, row))
      return `the row of ${agency} is ${JSON.stringify(got)?.slice(0, 500)}`
  }
  return undefined
}
