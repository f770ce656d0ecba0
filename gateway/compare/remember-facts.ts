import { LRUCache } from 'lru-cache'
import type { AgencyAnswer } from '../scatter/answer.ts'

/** Characters of answers whose facts are remembered; as objects they take several times as much memory. */
const mostCharacters = 4 * 1024 * 1024

/**
 * Remembers what was read from answers that come again because they were kept. An answer that came once may never come
 * again, so only the second reading is remembered.
 */
export function rememberFacts<Facts extends object>(
  read: (answer: AgencyAnswer, count: number) => Facts,
): (answer: AgencyAnswer, count: number) => Facts {
  const seen = new WeakSet<AgencyAnswer['members']>()
  const known = new LRUCache<AgencyAnswer['members'], Facts>({
    maxSize: mostCharacters,
    sizeCalculation: (_, members) => members.reduce((sum, { length }) => sum + length, 1),
  })
  return (answer, count) => {
    const { members } = answer
    const before = known.get(members)
    if (before !== undefined) return before
    const facts = read(answer, count)
    if (seen.has(members)) known.set(members, facts)
    else seen.add(members)
    return facts
  }
}
