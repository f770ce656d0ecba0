import { LRUCache } from 'lru-cache'
import type { Caller } from '../access/caller.ts'
import type { Validators } from './validators.ts'

/** What an agency last said of the state in which it answers one class of callers. */
export interface CallerState extends Validators {
  /** When it was asked, on the clock of `performance.now()`: it said so no earlier. */
  readonly confirmedMs: number
}

export interface CallerStates {
  find(identity: string, caller: Caller): CallerState | undefined
  confirm(identity: string, caller: Caller, state: CallerState): void
  forget(identity: string, caller: Caller): void
}

/** Callers name purposes themselves, so they could fill any memory; the states least used make room. */
const mostKept = 50_000

export function createCallerStates(): CallerStates {
  const states = new LRUCache<string, CallerState>({ max: mostKept })
  return {
    find: (identity, caller) => states.get(keyOf(identity, caller)),
    confirm: (identity, caller, state) => void states.set(keyOf(identity, caller), state),
    forget: (identity, caller) => void states.delete(keyOf(identity, caller)),
  }
}

/** Callers of one partner, forum and purpose are shown the same. */
function keyOf(identity: string, { partner, forum = '', purpose }: Caller): string {
  return `${identity}|${partner}|${forum}|${purpose}`
}
