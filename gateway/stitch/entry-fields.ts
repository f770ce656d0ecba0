import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'

/** What each field of the directory's Agency says of an entry, as callers see it. */
export const entryFields: Readonly<Record<string, (entry: AgencyEntry) => unknown>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => enumName(kind),
  country: ({ country }) => country,
  sizeBand: ({ sizeBand }) => enumName(sizeBand),
  residents: ({ residents }) => residents,
  forums: ({ forums }) => forums,
  joinedAt: ({ joinedAt }) => joinedAt,
  keys: ({ keys }) => keys.map(({ kid }) => kid),
}
