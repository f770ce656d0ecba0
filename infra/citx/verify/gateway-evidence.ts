import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import { participantsIn, type AnswerCell } from '@citx/kit/release/verify-answer.ts'
import type { ExchangeSettings } from '../exchange/settings.ts'
import { listReleases, type ListedRelease } from './list-releases.ts'
import { download, type Fetching } from './get.ts'
import { only, type ReleaseSource, type ReleaseSources } from './release-sources.ts'

export interface EvidenceOptions {
  readonly settings: ExchangeSettings
  readonly signal: AbortSignal
  /** Folder to keep the files in, so that others can verify the answer without the gateway. */
  readonly keep?: string
}

/** Every release of an agency that the gateway passes on to the asker. Fails as agencies and gateways do. */
export async function findReleasesOf(
  agency: string,
  { settings, signal }: Omit<EvidenceOptions, 'keep'>,
): Promise<ReleaseSources> {
  const from = releasesOf(settings.url, agency)
  const fetching = { token: settings.token, signal }
  const listed = await listReleases(from, fetching)
  return {
    kind: 'list',
    sources: listed.map((release) => sourceOf(agency, release, { from, fetching })),
  }
}

/** Of the releases that the cells of an answer name, an excerpt each, with the rows behind those cells. */
export async function findEvidence(
  answer: unknown,
  cells: readonly AnswerCell[],
  { settings, signal, keep }: EvidenceOptions,
): Promise<ReleaseSources> {
  const byRelease = Map.groupBy(cells, ({ shown }) => shown.release)
  const fetching = { token: settings.token, signal }
  const sources: ReleaseSource[] = []
  for (const agency of agenciesOf(answer, cells)) {
    const from = releasesOf(settings.url, agency)
    for (const release of await listReleases(from, fetching)) {
      const wanted = byRelease.get(release.id)
      if (wanted === undefined) continue
      const search = searchFor(wanted)
      const source = sourceOf(agency, release, { from, fetching, search })
      sources.push(keep === undefined ? source : await keepIn(keep, source, { agency, release }))
    }
  }
  if (sources.length > 0) return { kind: 'file', sources }
  throw new CitxError(
    'NOT_VERIFIED',
    'no cell of the answer names a release that the gateway has evidence of; select release, measure, journey, channel and stage of each',
  )
}

/** Agencies that cells are said to be of; where some do not say, all that took part. */
function agenciesOf(answer: unknown, cells: readonly AnswerCell[]): ReadonlySet<string> {
  const named = cells.flatMap(({ agency }) => agency ?? [])
  return new Set(named.length === cells.length ? named : [...named, ...participantsIn(answer)])
}

/** Beside the gateway's GraphQL endpoint. */
function releasesOf(gatewayUrl: string, agency: string): URL {
  return new URL(`/agencies/${encodeURIComponent(agency)}/releases`, gatewayUrl)
}

/** More members than this would make an address too long; then the excerpt has all of them. */
const MOST_MEMBERS = 60

function searchFor(cells: readonly AnswerCell[]): string {
  const of = (name: 'measure' | 'journey') => {
    const ids = [...new Set(cells.map(({ shown }) => shown[name]))]
    return ids.length > MOST_MEMBERS ? [] : ids.map((id): [string, string] => [name, id])
  }
  return new URLSearchParams([...of('measure'), ...of('journey')]).toString()
}

interface Place {
  readonly from: URL
  readonly fetching: Fetching
  readonly search?: string
}

function sourceOf(
  agency: string,
  { id, window }: ListedRelease,
  { from, fetching, search = '' }: Place,
): ReleaseSource {
  const url = new URL(`${from.pathname}/${id}`, from)
  url.search = search
  return {
    name: `${agency} ${window} (${id.slice(0, 12)})`,
    id,
    open: () => download(url, fetching),
  }
}

async function keepIn(
  folder: string,
  source: ReleaseSource,
  { agency, release }: { readonly agency: string; readonly release: ListedRelease },
): Promise<ReleaseSource> {
  const bytes = await buffer(source.open())
  const file = join(folder, `${agency}-${release.window}-${release.seq}.citx`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(file, bytes)
  } catch (error) {
    throw toCitxError(error)
  }
  return { ...source, name: file, open: () => only(bytes) }
}
