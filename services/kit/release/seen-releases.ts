import { z } from 'zod'
import { readStateFile, writeStateFile } from '../config/state-file.ts'
import { CitxError } from '../errors/citx-error.ts'
import type { HistoryEntry } from './verify-history.ts'

/** Ids of the releases that a reader has verified, by agency and position. */
export type SeenReleases = ReadonlyMap<string, ReadonlyMap<number, string>>

const seenFile = z.strictObject({
  version: z.literal(1),
  agencies: z.record(
    z.string(),
    z.record(z.string().regex(/^[1-9]\d*$/), z.string().regex(/^[0-9a-f]{64}$/)),
  ),
})

/** Reads what was seen before; nothing when there is no such file yet. Fails with BAD_FILE when it is damaged. */
export async function readSeenReleases(path: string): Promise<SeenReleases> {
  const found = await readStateFile(path)
  if (found === undefined) return new Map()
  const parsed = seenFile.safeParse(found.json)
  if (!parsed.success)
    throw new CitxError(
      'BAD_FILE',
      `${path} is not a list of releases seen; restore it, or delete it to begin anew`,
    )
  return new Map(
    Object.entries(parsed.data.agencies).map(([agency, ids]) => [
      agency,
      new Map(Object.entries(ids).map(([seq, id]) => [Number(seq), id])),
    ]),
  )
}

/** What was seen, with verified releases added, and what each names as the one before it: a fork may leave that out. */
export function withReleases(
  seen: SeenReleases,
  agency: string,
  entries: readonly HistoryEntry[],
): SeenReleases {
  const named = entries.flatMap(({ manifest: { seq, previous } }) =>
    previous === null ? [] : [[seq - 1, previous] as const],
  )
  const own = entries.map(({ id, manifest }) => [manifest.seq, id] as const)
  return new Map([...seen, [agency, new Map([...(seen.get(agency) ?? []), ...named, ...own])]])
}

/** Writes the list. Fails as files do. */
export async function writeSeenReleases(path: string, seen: SeenReleases): Promise<void> {
  const agencies = Object.fromEntries(
    [...seen].map(([agency, ids]) => [agency, Object.fromEntries(ids)]),
  )
  await writeStateFile(path, { version: 1, agencies })
}
