import { LRUCache } from 'lru-cache'
import type { AgencyAnswer } from '../scatter/answer.ts'

/** What one agency answered to one request: an answer for each question in it. */
export interface KeptAnswers {
  readonly answers: readonly AgencyAnswer[]
  /** Length of the body they were read from. */
  readonly bytes: number
}

/** Which answers they are. Callers to whom an agency shows one view under one tag see the same, and share them. */
export interface AnswerKey {
  /** Names the agency together with its address and keys. */
  readonly identity: string
  readonly view: string
  readonly etag: string
  /** Names the questions and their variables. */
  readonly digest: string
}

/** Checked answers, the latest used kept, within a number of bytes. */
export interface AnswerCache {
  find(key: AnswerKey): KeptAnswers | undefined
  keep(key: AnswerKey, kept: KeptAnswers): void
  readonly bytes: number
}

/** At most so many bytes; 0 keeps nothing. */
export function createAnswerCache(maxBytes: number): AnswerCache {
  if (maxBytes === 0) return { find: () => undefined, keep: () => undefined, bytes: 0 }
  const kept = new LRUCache<string, KeptAnswers>({
    maxSize: maxBytes,
    sizeCalculation: (value, key) => bytesOf(value) + 2 * key.length,
  })
  return {
    find: (key) => kept.get(textOf(key)),
    keep: (key, value) => void kept.set(textOf(key), value),
    get bytes() {
      return kept.calculatedSize
    },
  }
}

function textOf({ identity, view, etag, digest }: AnswerKey): string {
  return `${identity}\n${digest}\n${view}\n${etag}`
}

/** For what an entry, and each object in it, takes beside its characters. */
const overheadBytes = 1_000
const memberBytes = 64
const errorBytes = 500

/** Never less than it takes: a character of the answer is at most two bytes of memory. */
function bytesOf({ answers, bytes }: KeptAnswers): number {
  let total = overheadBytes + 2 * bytes
  for (const { members, errors, missing } of answers)
    total += memberBytes * members.length + errorBytes * (errors.length + missing.length)
  return total
}
