import { LRUCache } from 'lru-cache'
import type { Question } from './question.ts'

/**
 * What agencies could not answer as it was asked: fields of a newer contract, or several questions at once. It is known
 * for a few minutes and for one state of the agency, so that its next state is asked for everything again.
 */
export interface AgencyMemory {
  /** What this agency is to be asked instead, if anything. */
  findReduced(agency: string, etag: string | undefined, question: Question): Question | undefined
  rememberReduced(agency: string, etag: string | undefined, wanted: Question, asked: Question): void
  /** Whether these questions, named by their digest, are better asked one by one. */
  isApart(agency: string, etag: string | undefined, digest: string): boolean
  rememberApart(agency: string, etag: string | undefined, digest: string): void
}

const rememberMs = 5 * 60_000
const mostKept = 5_000

export function createAgencyMemory(): AgencyMemory {
  const reduced = new LRUCache<string, Question>({ max: mostKept, ttl: rememberMs })
  const apart = new LRUCache<string, true>({ max: mostKept, ttl: rememberMs })
  return {
    findReduced: (agency, etag, { digest }) => reduced.get(keyOf(agency, etag, digest)),
    rememberReduced: (agency, etag, { digest }, asked) =>
      void reduced.set(keyOf(agency, etag, digest), asked),
    isApart: (agency, etag, digest) => apart.has(keyOf(agency, etag, digest)),
    rememberApart: (agency, etag, digest) => void apart.set(keyOf(agency, etag, digest), true),
  }
}

function keyOf(agency: string, etag: string | undefined, digest: string): string {
  return `${agency} ${digest} ${etag ?? ''}`
}
