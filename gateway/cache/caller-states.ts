import { LRUCache } from 'lru-cache'
import type { Caller } from '../access/caller.ts'
import type { Validators } from './validators.ts'

/** What an agency last said of the state in which it answers one class of callers. */
export interface CallerState extends Validators {
  /** When it said so, on the clock of `performance.now()`. */
  readonly confirmedMs: number
}

export interface CallerStates {
  find(agency: string, caller: Caller): CallerState | undefined
  confirm(agency: string, caller: Caller, state: CallerState): void
  forget(agency: string, caller: Caller): void
}

/** Callers name purposes themselves, so they could fill any memory; the states least used make room. */
const mostKept = 50_000

export function createCallerStates(): CallerStates {
  const states = new LRUCache<string, CallerState>({ max: mostKept })
  return {
    find: (agency, caller) => states.get(keyOf(agency, caller)),
    confirm: (agency, caller, state) => void states.set(keyOf(agency, caller), state),
    forget: (agency, caller) => void states.delete(keyOf(agency, caller)),
  }
}

/** Callers of one partner, forum and purpose are shown the same. */
function keyOf(agency: string, { partner, forum = '', purpose }: Caller): string {
  return `${agency}|${partner}|${forum}|${purpose}`
}
