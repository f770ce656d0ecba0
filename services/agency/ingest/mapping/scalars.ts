import { z } from 'zod'

/**
 * The text of a cell as a mapping writes it. YAML reads 1 as a number, which is harmless; 1.0 or yes would not come back
 * as written, so those must stand in quotes.
 */
export const cellText = z.preprocess(
  (value) => (Number.isSafeInteger(value) ? String(value) : value),
  z.string({ error: 'must be text; put a number with decimals, true, false or null in quotes' }),
)

/** One or several. */
export const cellTexts = z.preprocess(toList, z.array(cellText).min(1))

export const columnName = z.string().min(1)
export const columnNames = z.preprocess(toList, z.array(columnName).min(1))

/** An id of ours: in the vocabulary, or a name that the mapping itself gives. */
export const slug = z.preprocess(
  (value) => (Number.isSafeInteger(value) ? String(value) : value),
  z
    .string()
    .min(1)
    .max(80)
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._:-]*$/, 'must be an id of letters, digits, - . _ or :'),
)

/** A share such as `10 %` or `0.1`. */
export const share = z
  .union([z.number(), z.string().regex(/^\d{1,3}(\.\d+)? ?%$/, 'must be a share such as 10 %')])
  .transform((value) => (typeof value === 'number' ? value : Number.parseFloat(value) / 100))
  .pipe(z.number().min(0).max(1))

/** How cell texts are compared: as they are, with spaces trimmed and merged (the default), or also without regard to case. */
export const match = z.enum(['exact', 'trimmed', 'ignore-case'])
export type Match = z.infer<typeof match>

function toList(value: unknown): unknown {
  return value === undefined || Array.isArray(value) ? value : [value]
}

/** Reports unless exactly one of these keys is there. */
export function exactlyOne<T extends object>(keys: readonly (keyof T & string)[]) {
  return (context: z.core.ParsePayload<T>): void => {
    const given = keys.filter((key) => context.value[key] !== undefined)
    if (given.length === 1) return
    const found = given.length === 0 ? 'none' : given.join(' and ')
    const message = `needs one of ${keys.join(', ')}, and has ${found}`
    context.issues.push({ code: 'custom', message, input: context.value })
  }
}
