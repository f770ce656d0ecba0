/**
 * Reads one value that begins at a place of a JSON text. Returns the place after it, or NONE when there is no such value,
 * written without space between tokens.
 */
export type Scan = (text: string, at: number) => number

export const NONE = -1
