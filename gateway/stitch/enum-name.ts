/** A word of data (`national-agency`) as the SDL's enums write it (`NATIONAL_AGENCY`). */
export function enumName(word: string): string {
  return word.toUpperCase().replaceAll('-', '_')
}

/** The other way round. */
export function wordOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}
