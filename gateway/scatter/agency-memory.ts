import { LRUCache } from 'lru-cache'
import type { Question } from './question.ts'

/**
 * What agencies could not answer as it was asked: fields of a newer contract, or several questions at once. It is known
 * for a few minutes and for one state of the agency, named by its identity, so that its next state is asked for everything again.
 */
export interface AgencyMemory {
  /** What this agency is to be asked instead of these questions; the same list where it can take them as they are. */
  reduce(
    identity: string,
    etag: string | undefined,
    questions: readonly Question[],
  ): readonly Question[]
  rememberReduced(
    identity: string,
    etag: string | undefined,
    wanted: Question,
    asked: Question,
  ): void
  /** Whether these questions, named by their digest, are better asked one by one. */
  isApart(identity: string, etag: string | undefined, digest: string): boolean
  rememberApart(identity: string, etag: string | undefined, digest: string): void
}

const rememberMs = 5 * 60_000
const mostKept = 5_000

export function createAgencyMemory(): AgencyMemory {
  const reduced = new LRUCache<string, Question>({ max: mostKept, ttl: rememberMs })
  const apart = new LRUCache<string, true>({ max: mostKept, ttl: rememberMs })
  return {
    reduce(identity, etag, questions) {
      if (reduced.size === 0) return questions
      const found = questions.map(({ digest }) => reduced.get(keyOf(identity, etag, digest)))
      if (found.every((it) => it === undefined)) return questions
      return questions.map((question, index) => found[index] ?? question)
    },
    rememberReduced: (identity, etag, { digest }, asked) =>
      void reduced.set(keyOf(identity, etag, digest), asked),
    isApart: (identity, etag, digest) => apart.has(keyOf(identity, etag, digest)),
    rememberApart: (identity, etag, digest) => void apart.set(keyOf(identity, etag, digest), true),
  }
}

function keyOf(identity: string, etag: string | undefined, digest: string): string {
  return `${identity} ${digest} ${etag ?? ''}`
}
