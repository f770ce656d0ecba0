import { sql } from 'kysely'
import type { OpenAgency } from '@citx/agency/agency.ts'
import { ingestInto } from '@citx/agency/ingest/ingest-into.ts'
import { readRelease } from '@citx/kit/release/read-release.ts'
import { publishRelease } from '@citx/agency/release/publish-release.ts'
import { readHistory, readLines } from '@citx/agency/release/store/release-store.ts'
import { parseWindow } from '@citx/schema/cube/window.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { createFaultAgency, type FaultAgency } from './fault-agency.ts'
import { runChild, type ChildResult } from './run-child.ts'

/** How often a kill met what, and every promise that was broken. */
export interface KillCounts {
  readonly kills: number
  /** The process was done before the signal came. */
  readonly finished: number
  /** Nothing of the work was there afterwards. */
  readonly nothingDone: number
  /** The work was there as a whole, though the process could not say so any more. */
  readonly doneUnsaid: number
  readonly slowestRestartMs: number
  readonly broken: readonly string[]
}

export interface KillOptions {
  readonly kills: number
  /** Numbers from 0 to 1. */
  readonly random: () => number
  readonly rowsPerExport?: number
  /** Told after each round how many kills there were. */
  readonly progress?: (killed: number) => void
}

const SLOW_RESTART_MS = 15_000

/** Kills an ingest and a release of one month after the other, and looks at what is there after each restart. */
export async function runKills(options: KillOptions): Promise<KillCounts> {
  const { kills, random, rowsPerExport: rows = 20_000, progress } = options
  await using agency = await createFaultAgency()
  const tally = createTally()
  const pace = await runUnharmed(agency, rows)
  const rounds = Math.ceil(kills / 2)
  for (let round = 0; round < rounds; round += 1) {
    const month = monthAt(round + 1)
    const file = await agency.writeExport(month, rows)
    const before = (round + 1) * rows
    const ingested = await runChild(ingestLine(agency, file), {
      killAfter: moment(random, pace.ingest),
    })
    pace.ingest = adapt(pace.ingest, ingested)
    await afterRestart(agency, tally, async (opened) => {
      const stored = (await countRecords(opened)) - before
      tally.outcome(ingested, stored === rows, stored === 0, `ingest of ${month}`)
      const again = await ingestInto(opened, { file, mapping: agency.mapping })
      if (again.records.new !== rows - stored || again.records.changed !== 0)
        tally.broke(`ingest of ${month} again: ${JSON.stringify(again.records)}`)
      if ((await countRecords(opened)) !== before + rows)
        tally.broke(`ingest of ${month} lost or doubled records`)
    })
    if (round * 2 + 1 >= kills) break
    const released = await runChild(releaseLine(agency, month), {
      killAfter: moment(random, pace.release),
    })
    pace.release = adapt(pace.release, released)
    await afterRestart(agency, tally, async (opened) => {
      const history = await readHistory(opened.owner)
      const there = history.some(({ window }) => window === month)
      tally.outcome(released, there, !there, `release of ${month}`)
      if (!there) await publish(opened, month)
      await checkHistory(opened, round + 2, tally)
    })
    progress?.(round * 2 + 2)
  }
  return tally.counts()
}

/** How long each command takes when nothing happens to it, in milliseconds. */
async function runUnharmed(agency: FaultAgency, rows: number) {
  const month = monthAt(0)
  const file = await agency.writeExport(month, rows)
  // Making the cluster takes longer than anything later.
  await using made = await agency.open()
  await countRecords(made)
  const ingest = await succeed(runChild(ingestLine(agency, file)))
  const release = await succeed(runChild(releaseLine(agency, month)))
  return { ingest: ingest.milliseconds, release: release.milliseconds }
}

/** A run that came to its end before the signal shows that the machine has become faster. */
function adapt(usual: number, { exit, milliseconds }: ChildResult): number {
  return exit === 0 ? 0.5 * usual + 0.5 * milliseconds : usual * 1.02
}

async function succeed(running: Promise<ChildResult>): Promise<ChildResult> {
  const result = await running
  if (result.exit !== 0) throw new Error(`an unharmed run failed: ${result.stderr}${result.stdout}`)
  return result
}

/** The first half of a run is its start; the work, and what it says of it, come later. */
function moment(random: () => number, usual: number): number {
  return usual * (0.6 + 0.45 * random())
}

async function afterRestart(
  agency: FaultAgency,
  tally: ReturnType<typeof createTally>,
  look: (opened: OpenAgency) => Promise<void>,
): Promise<void> {
  const started = performance.now()
  await using opened = await agency.open()
  tally.restarted(performance.now() - started)
  await look(opened)
}

/** From 1990 on, so that every window is over. */
function monthAt(index: number): string {
  return `${1990 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}`
}

function ingestLine({ dataDir, id, mapping }: FaultAgency, file: string): readonly string[] {
  return ['ingest', file, '--mapping', mapping, '--agency', id, '--data', dataDir, '--json']
}

function releaseLine({ dataDir, id }: FaultAgency, month: string): readonly string[] {
  return ['release', '--window', month, '--agency', id, '--data', dataDir, '--json']
}

async function countRecords({ owner }: OpenAgency): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select count(*)::int as records from records.record`.execute(owner)
  return rows[0]?.records ?? 0
}

async function publish(agency: OpenAgency, month: string): Promise<void> {
  await publishRelease({
    db: agency.owner,
    agency: agency.profile,
    window: parseWindow(month),
    vocabulary: loadVocabulary(),
    protection: agency.profile.protection,
    masterKey: agency.keys.noise,
    signingKey: agency.keys.release,
    now: new Date(),
  })
}

/** Gap-free, chained, each window once, no row without its release, and the newest one whole. */
async function checkHistory(
  agency: OpenAgency,
  expected: number,
  tally: ReturnType<typeof createTally>,
): Promise<void> {
  const history = await readHistory(agency.owner)
  if (history.length !== expected)
    tally.broke(`${history.length} releases where ${expected} are due`)
  for (const [index, { seq, previous }] of history.entries())
    if (seq !== index + 1 || previous !== (history[index - 1]?.id ?? null))
      tally.broke(`release ${seq} does not follow release ${index}`)
  const { rows } = await sql<{ orphans: number }>`
    select count(*)::int as orphans from release.row
    where not exists (select from release.release where release.seq = row.seq)`.execute(
    agency.owner,
  )
  if (rows[0]?.orphans !== 0) tally.broke('rows without a release')
  const newest = history.at(-1)
  if (newest === undefined) return
  const lines = await readLines(agency.owner, newest.seq)
  await readRelease({ jws: newest.manifest, lines }, [agency.keys.release.publicKey]).catch(
    (error: unknown) => {
      tally.broke(`release ${newest.seq} is not whole: ${String(error)}`)
    },
  )
}

function createTally() {
  let [killed, finished, nothingDone, doneUnsaid, slowest] = [0, 0, 0, 0, 0]
  const broken: string[] = []
  return {
    broke(what: string): void {
      broken.push(what)
    },

    restarted(milliseconds: number): void {
      slowest = Math.max(slowest, milliseconds)
      if (milliseconds > SLOW_RESTART_MS)
        broken.push(`a restart took ${Math.round(milliseconds)} ms`)
    },

    outcome(result: ChildResult, whole: boolean, nothing: boolean, what: string): void {
      const said = result.stdout.endsWith('}\n')
      if (!whole && !nothing) broken.push(`${what} left a part of itself`)
      if ((said || result.exit === 0) && !whole) broken.push(`${what} was acknowledged and lost`)
      if (result.exit !== null && result.exit !== 0)
        broken.push(`${what} failed by itself: ${result.stdout}${result.stderr}`)
      if (result.exit === null) killed += 1
      else finished += 1
      if (nothing) nothingDone += 1
      else if (!said) doneUnsaid += 1
    },

    counts: (): KillCounts => ({
      kills: killed,
      finished,
      nothingDone,
      doneUnsaid,
      slowestRestartMs: Math.round(slowest),
      broken,
    }),
  }
}
