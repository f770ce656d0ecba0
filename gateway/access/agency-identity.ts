import { hash } from 'node:crypto'
import type { AgencyEntry } from '@citx/schema/directory/document.ts'

const known = new WeakMap<AgencyEntry, string>()

/**
 * Names an agency as it is: its id, its endpoint and its keys. What it said at another address, or with other keys, is not
 * what it says now.
 */
export function identityOf(entry: AgencyEntry): string {
  const before = known.get(entry)
  if (before !== undefined) return before
  const { id, endpoint, keys } = entry
  const text = JSON.stringify([endpoint, keys.map(({ kid }) => kid).toSorted()])
  const identity = `${id} ${hash('sha256', text, 'base64url')}`
  known.set(entry, identity)
  return identity
}
