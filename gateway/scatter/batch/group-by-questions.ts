import { createInquiry, type Inquiry } from '../inquiry.ts'
import type { Pose } from './batch.ts'

/** Agencies that are asked the same questions: they share one inquiry. */
export interface Group {
  readonly agencies: readonly string[]
  /** Of these questions among all. */
  readonly positions: readonly number[]
  readonly inquiry: Inquiry
}

/** Sorts agencies by the questions that each of them is asked. */
export function groupByQuestions(poses: readonly Pose[]): readonly Group[] {
  const [only] = poses
  if (only !== undefined && poses.length === 1)
    return [{ agencies: only.agencies, positions: [0], inquiry: inquire(poses, [0]) }]
  const positionsOf = new Map<string, number[]>()
  for (const [position, { agencies }] of poses.entries())
    for (const agency of agencies) {
      const positions = positionsOf.get(agency)
      if (positions === undefined) positionsOf.set(agency, [position])
      else positions.push(position)
    }
  const groups = new Map<string, Group & { readonly agencies: string[] }>()
  for (const [agency, positions] of positionsOf) {
    const key = positions.join()
    const group = groups.get(key) ?? { agencies: [], positions, inquiry: inquire(poses, positions) }
    groups.set(key, group)
    group.agencies.push(agency)
  }
  return [...groups.values()]
}

function inquire(poses: readonly Pose[], positions: readonly number[]): Inquiry {
  const chosen = positions.flatMap((position) => poses[position] ?? [])
  return createInquiry(
    chosen.map(({ question }) => question),
    chosen.map(({ variables }) => variables),
  )
}
