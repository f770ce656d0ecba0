import { z } from 'zod'
import type { Rows } from '../workload/expected-rows.ts'

const listed = z.object({ agencies: z.array(z.looseObject({ id: z.string() })) })

/** Rows of an answer with one list of agencies. */
export function listedRows(data: Readonly<Record<string, unknown>>): Rows {
  return new Map(listed.parse(data).agencies.map((row) => [row.id, row]))
}

/** Rows of an answer with a root field for each agency. */
export function prefixedRows(data: Readonly<Record<string, unknown>>): Rows {
  return new Map(Object.entries(data))
}
