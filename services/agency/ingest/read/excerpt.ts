const EXCERPT_CHARS = 2_000

/** The text of a rejected record, cut so that a huge one does not fill the report. */
export function excerpt(text: string): string {
  return text.length <= EXCERPT_CHARS ? text : `${text.slice(0, EXCERPT_CHARS)}…`
}
