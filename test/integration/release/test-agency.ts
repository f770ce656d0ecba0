import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAgency, type OpenAgency, type OpenAgencyOptions } from '@citx/agency/agency.ts'
import type { NewCollected, NewFigure } from '@citx/agency/records/new-figure.ts'
import type { MonthSpan } from '@citx/agency/records/new-record.ts'
import { parseSipKey, sipHash128, viewOf, type Hash128 } from '@citx/agency/records/sip-hash.ts'
import { storeImport } from '@citx/agency/records/store-import.ts'
import { releaseOptionsOf } from '@citx/agency/release-options.ts'
import { publishRelease, type PublishOptions } from '@citx/agency/release/publish-release.ts'
import { withdrawRelease } from '@citx/agency/release/withdraw-release.ts'
import { openPool } from '@citx/kit/database/open-database.ts'
import { parseWindow } from '@citx/schema/cube/window.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { testServer } from '../../support/postgres.ts'

export const vocabulary = loadVocabulary()
export const NOW = new Date('2026-06-15T12:00:00.000Z')

/** A record as tests write it; what is left out is missing in the export. */
export interface TestRecord {
  readonly subject: string
  /** The subject's name when left out, so that the same record twice is one. */
  readonly record?: string
  readonly family?: Family
  readonly month?: string
  readonly months?: MonthSpan
  readonly journey?: string
  readonly channel?: string
  readonly stage?: string
  readonly answers: readonly string[]
}

/** Stores records and figures through the store that ingest uses. */
export async function addRecords(
  { databaseUrl }: Pick<OpenAgency, 'databaseUrl'>,
  records: readonly TestRecord[],
  extra: {
    readonly figures?: readonly NewFigure[]
    readonly collected?: readonly NewCollected[]
    readonly source?: string
  } = {},
): Promise<void> {
  const pool = openPool(databaseUrl, { applicationName: 'citx-test' })
  const { figures = [], collected = [], source = 'survey' } = extra
  try {
    await storeImport(pool, source, batchesOf(records), () => ({
      figures,
      collected,
      digest: '0'.repeat(64),
      rowsRead: records.length,
      rowsRejected: 0,
      importedAt: NOW,
    }))
  } finally {
    await pool.end()
  }
}

async function* batchesOf(records: readonly TestRecord[]) {
  yield records.map(({ subject, record = subject, month = '2026-03', months = 1, ...rest }) => ({
    recordId: hash(record),
    subject: hash(subject),
    family: rest.family ?? ('voice-of-citizen' as const),
    month: `${month}-01`,
    months,
    at: Date.parse(`${month}-10T10:00:00Z`),
    journey: rest.journey ?? null,
    channel: rest.channel ?? null,
    stage: rest.stage ?? null,
    answers: rest.answers.toSorted(),
  }))
}

const testKey = parseSipKey(Buffer.alloc(16, 7))

function hash(text: string): Hash128 {
  const bytes = Buffer.from(text)
  return sipHash128(testKey, viewOf(bytes), bytes.length)
}

/** So many people who all gave the same answers at the same place. */
export function people(
  count: number,
  name: string,
  record: Omit<TestRecord, 'subject'>,
): TestRecord[] {
  return Array.from({ length: count }, (_, index) => ({ subject: `${name}-${index}`, ...record }))
}

export interface TestAgency extends OpenAgency {
  readonly dataDir: string
}

/** An agency of a test's own: folder, keys, database and reader role; all gone with it. */
export async function testAgency(
  options: Partial<Omit<OpenAgencyOptions, 'dataDir' | 'postgres'>> = {},
): Promise<TestAgency> {
  const dataDir = await mkdtemp(join(tmpdir(), 'citx-agency-'))
  const postgres = await testServer()
  const agency = `test-${randomBytes(5).toString('hex')}`
  const opened = await openAgency({ agency, ...options, dataDir, postgres })
  return {
    ...opened,
    dataDir,
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]()
      const database = `citx_${opened.id.replaceAll('-', '_')}`
      await postgres.dropDatabase(database)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Publishes a window of a test agency. */
export function publish(
  agency: OpenAgency,
  window: string,
  options: Partial<Omit<PublishOptions, 'db' | 'window'>> = {},
): ReturnType<typeof publishRelease> {
  return publishRelease({
    ...releaseOptionsOf(agency, { window: parseWindow(window), now: NOW }),
    ...options,
  })
}

/** Withdraws what was published of a window. */
export function withdraw(agency: OpenAgency, window: string): ReturnType<typeof withdrawRelease> {
  return withdrawRelease({
    db: agency.owner,
    agency: agency.profile,
    window: parseWindow(window),
    vocabulary,
    protection: agency.profile.protection,
    signingKey: agency.keys.release,
    now: NOW,
  })
}
