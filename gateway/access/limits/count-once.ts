import { LRUCache } from 'lru-cache'
import type { Members } from '../members.ts'
import type { QueryText } from './read-query.ts'

/** Keys remembered for one set of members have so many characters together. */
const mostCharacters = 1024 * 1024

/** Remembers what queries cost: a cost rests on the text, the variables and the members, and on nothing else. */
export function createCountOnce(): (
  asked: QueryText,
  members: Members,
  count: () => number,
) => number {
  const known = new WeakMap<Members, LRUCache<string, number>>()
  return ({ query, operationName = null, variables }, members, count) => {
    let costs = known.get(members)
    if (costs === undefined) {
      costs = new LRUCache({ maxSize: mostCharacters, sizeCalculation: lengthOfKey })
      known.set(members, costs)
    }
    // What is before the text ends where its brackets do, so that no two questions have one key.
    const key = JSON.stringify([operationName, variables]) + query
    let cost = costs.get(key)
    if (cost === undefined) costs.set(key, (cost = count()))
    return cost
  }
}

function lengthOfKey(_cost: number, key: string): number {
  return key.length
}
