import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { watchAgreements } from '@citx/agency/agreements/watch-agreements.ts'
import { ingestInto } from '@citx/agency/ingest/ingest-into.ts'
import type { IngestSummary } from '@citx/agency/ingest/summary.ts'
import { createSubgraph } from '@citx/agency/subgraph/create-subgraph.ts'
import { createCatalogue } from '@citx/catalogue/catalogue.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import {
  startExchange,
  type Exchange,
  type Member,
} from '../integration/gateway/support/start-exchange.ts'
import { publish, testAgency, vocabulary } from '../integration/release/test-agency.ts'

const root = new URL('../../', import.meta.url)
const NOW = new Date('2026-11-01T00:00:00Z')

/** An agency that publishes what its real exports hold. */
export interface RealAgency {
  readonly name: string
  readonly kind: AgencyEntry['kind']
  /** Its exports in ../shared/data, each with the name of a shipped mapping. */
  readonly exports: readonly {
    readonly mapping: string
    readonly file: string
    readonly agencyCode?: string
  }[]
  /** The windows that it releases. */
  readonly windows: readonly string[]
}

export interface RealExchange extends AsyncDisposable {
  readonly exchange: Exchange
  /** By name: the id in the exchange, and what ingest said of each export. */
  readonly agencies: ReadonlyMap<
    string,
    { readonly id: string; readonly summaries: readonly IngestSummary[] }
  >
}

/** Takes real exports through the whole way: mapping, ingest, protected release, subgraph, gateway. */
export async function startRealExchange(agencies: readonly RealAgency[]): Promise<RealExchange> {
  const stack = new AsyncDisposableStack()
  const catalogue = stack.use(await createCatalogue({ log: silentLogger, port: 0 }))
  const exchange = stack.use(await startExchange({ catalogueUrl: catalogue.url }))
  const members: Member[] = []
  const known = new Map<string, { id: string; summaries: readonly IngestSummary[] }>()
  for (const agency of agencies) {
    const { member, summaries } = await startAgency(agency, exchange, stack)
    members.push(member)
    known.set(agency.name, { id: member.id, summaries })
  }
  await exchange.admit(...members)
  return { exchange, agencies: known, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

async function startAgency(
  { name, kind, exports, windows }: RealAgency,
  { gatewayKey }: Exchange,
  stack: AsyncDisposableStack,
) {
  const agency = stack.use(await testAgency())
  const summaries: IngestSummary[] = []
  for (const { mapping, file, ...given } of exports)
    summaries.push(
      await ingestInto(agency, {
        ...given,
        mapping: fileURLToPath(new URL(`services/agency/mappings/${mapping}.yaml`, root)),
        file: fileURLToPath(new URL(`../shared/data/${file}`, root)),
      }),
    )
  for (const window of windows) await publish(agency, window, { now: NOW })
  await writeFile(agency.home.agreements, SHARED)
  const agreements = stack.use(
    await watchAgreements({
      path: agency.home.agreements,
      timeZone: agency.profile.timeZone,
      vocabulary,
      log: silentLogger,
    }),
  )
  const subgraph = stack.use(
    await createSubgraph({
      agency: agency.id,
      readerUrl: agency.readerUrl,
      vocabulary,
      agreements,
      gatewayKeys: () => new Map([['gateway', [gatewayKey.publicKey]]]),
      releaseKeys: async () => [agency.keys.release.publicKey],
      describe: async () => 'described',
      log: silentLogger,
    }),
  )
  const keys = [agency.keys.release.publicKey]
  const member: Member = { id: agency.id, url: subgraph.url, entry: { name, kind, keys } }
  return { member, summaries }
}

const SHARED = `
- grantee: university
  purposes: [benchmarking]
  families: [voice-of-citizen, voice-of-employee, behaviour, demand]
`
