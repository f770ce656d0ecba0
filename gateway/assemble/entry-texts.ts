import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import { entryFields } from '../stitch/entry-fields.ts'

const texts = new WeakMap<AgencyEntry, Map<string, string>>()

/** Whether the directory tells this field of Agency. */
export function isEntryField(field: string): boolean {
  return Object.hasOwn(entryFields, field)
}

/** The JSON text of what the directory says of an agency; written once for each document of the directory. */
export function entryText(entry: AgencyEntry, field: string): string {
  let known = texts.get(entry)
  if (known === undefined) texts.set(entry, (known = new Map()))
  let text = known.get(field)
  if (text === undefined) {
    text = JSON.stringify(entryFields[field]?.(entry) ?? null)
    known.set(field, text)
  }
  return text
}
