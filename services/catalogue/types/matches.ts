import type { Match, Term } from '@citx/schema/vocabulary/vocabulary.ts'

/** `matches` of channels, stages and the terms of the codebooks. */
export const withMatches = {
  matches: (term: Term): readonly Match[] => term.matches ?? [],
}
