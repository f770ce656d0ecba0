import type { Caller } from '../access/caller.ts'
import { createAnswerCache, type KeptAnswers } from './answer-cache.ts'
import { createCallerStates, type CallerState } from './caller-states.ts'
import type { Validators } from './validators.ts'

/** One class of callers at one agency. */
export interface Asker {
  /** Names the agency together with its address and keys. */
  readonly identity: string
  readonly caller: Caller
}

/** What is known before an agency is asked. */
export interface Held {
  /** The state in which the agency last answered such a caller. */
  readonly state?: CallerState
  /** What it answers in that state. */
  readonly kept?: KeptAnswers
}

/** Answers of agencies, kept as long as HTTP allows: by the agency's state and view, never by the caller alone. */
export interface AnswerStore {
  look(asker: Asker, digest: string): Held
  /**
   * Takes note of what an answer says of its state; an answer that says nothing makes what was known void. It held when the
   * agency wrote it, which may have been as early as it was asked for (RFC 9111, 4.2.3): what was asked for before the state that
   * is known says nothing new, however late it comes.
   */
  confirm(asker: Asker, validators: Validators | undefined, askedMs: number): void
  keep(asker: Asker, digest: string, validators: Validators, kept: KeptAnswers): void
  /** Bytes that the answers take. */
  readonly bytes: number
}

export interface AnswerStoreOptions {
  /** 0 keeps no answer. */
  readonly maxBytes: number
}

export function createAnswerStore({ maxBytes }: AnswerStoreOptions): AnswerStore {
  const answers = createAnswerCache(maxBytes)
  const states = createCallerStates()
  return {
    look({ identity, caller }, digest) {
      const state = states.find(identity, caller)
      if (state === undefined) return nothing
      const kept = answers.find({ identity, digest, view: state.view, etag: state.etag })
      return kept === undefined ? { state } : { state, kept }
    },
    confirm({ identity, caller }, validators, askedMs) {
      const knownMs = states.find(identity, caller)?.confirmedMs ?? askedMs
      if (validators === undefined) states.forget(identity, caller)
      else if (askedMs >= knownMs)
        states.confirm(identity, caller, { ...validators, confirmedMs: askedMs })
    },
    keep({ identity }, digest, { view, etag }, kept) {
      answers.keep({ identity, digest, view, etag }, kept)
    },
    get bytes() {
      return answers.bytes
    },
  }
}

const nothing: Held = {}

/** Whether a state may be taken to last without asking. */
export function isFresh({ confirmedMs, maxAgeMs }: CallerState, nowMs: number): boolean {
  return maxAgeMs > 0 && nowMs - confirmedMs < maxAgeMs
}

/** Whether answers in a state may still be given when the agency cannot be asked. */
export function isAllowedStale(state: CallerState, nowMs: number): boolean {
  const { confirmedMs, maxAgeMs, staleIfErrorMs } = state
  return staleIfErrorMs > 0 && nowMs - confirmedMs < maxAgeMs + staleIfErrorMs
}
