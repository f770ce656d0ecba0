import { ALL, placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { Response } from '../world/response.ts'

/** One measure at one place as it is: what the suite knows, and the attacker wants to. */
export interface TrueGroup {
  readonly place: Place
  readonly members: readonly Response[]
  readonly counts: ReadonlyMap<string, number>
}

/** The groups of one measure by place, counted in the plainest way, apart from the code under attack. */
export function trueGroups(
  responses: readonly Response[],
  measure: string,
): ReadonlyMap<string, TrueGroup> {
  const groups = new Map<
    string,
    { place: Place; members: Response[]; counts: Map<string, number> }
  >()
  const finest = Map.groupBy(
    responses.filter((response) => response.measure === measure),
    placeKey,
  )
  for (const members of finest.values()) {
    const [first] = members
    if (first === undefined) continue
    for (const place of placesOf(first)) {
      const key = placeKey(place)
      const group = groups.get(key) ?? { place, members: [], counts: new Map<string, number>() }
      groups.set(key, group)
      for (const member of members) {
        group.members.push(member)
        group.counts.set(member.answer, (group.counts.get(member.answer) ?? 0) + 1)
      }
    }
  }
  return groups
}

function placesOf({ journey, channel, stage }: Response): readonly Place[] {
  return [ALL, journey].flatMap((j) =>
    [ALL, channel].flatMap((c) => [ALL, stage].map((s) => ({ journey: j, channel: c, stage: s }))),
  )
}
