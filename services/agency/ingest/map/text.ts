import type { Match } from '../mapping/scalars.ts'

const INNER_SPACE = /\s{2,}|[^\S ]/

/** The form in which cell texts and codes are compared. White space of any kind, no-break space too, counts as one space. */
export function normalizeText(text: string, match: Match = 'trimmed'): string {
  if (match === 'exact') return text
  const trimmed = text.trim()
  const merged = INNER_SPACE.test(trimmed) ? trimmed.replaceAll(/\s+/g, ' ') : trimmed
  return match === 'ignore-case' ? merged.toLowerCase() : merged
}

/** A copy that does not keep the whole chunk of the file alive from which it was cut. */
export function detachText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
