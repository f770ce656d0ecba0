import { spawnSync } from 'node:child_process'
import { appendFile, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { OpenAgency } from '@citx/agency/agency.ts'
import { ingestInto } from '@citx/agency/ingest/ingest-into.ts'
import { releaseOptionsOf } from '@citx/agency/release-options.ts'
import { publishRelease } from '@citx/agency/release/publish-release.ts'
import { readHistory } from '@citx/agency/release/store/release-store.ts'
import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import { parseWindow } from '@citx/schema/cube/window.ts'
import { createFaultAgency } from './fault-agency.ts'

/** What happened when the disk was full; `skipped` says why nothing could be tried. */
export type FullDiskResult =
  | { readonly skipped: string }
  | {
      readonly code: string
      readonly readsGoOn: boolean
      readonly nothingStored: boolean
      readonly recovers: boolean
      /** The code of a release on the full disk, and how many releases there are then, and after room was made. */
      readonly release: { readonly code: string; readonly during: number; readonly after: number }
      readonly broken: readonly string[]
    }

const DISK = '160m'
const LEFT_FREE = 2 * 1024 * 1024

/** Fills the small disk of an agency, ingests and releases more than fits, makes room again, and does the same. */
export async function runFullDisk(): Promise<FullDiskResult> {
  const folder = await mkdtemp(join(tmpdir(), 'citx-full-'))
  try {
    const problem = mount(folder)
    if (problem !== undefined) return { skipped: problem }
    try {
      return await fillUp(folder)
    } finally {
      spawnSync('umount', [folder])
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function mount(folder: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can mount a small disk'
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder])
  return done.status === 0 ? undefined : `mount is not possible here: ${String(done.stderr).trim()}`
}

async function fillUp(folder: string): Promise<FullDiskResult> {
  await using files = await createFaultAgency()
  const small = await files.writeExport('1990-01', 500)
  const large = await files.writeExport('1990-02', 200_000)
  await using agency = await createFaultAgency({ folder })
  await using opened = await agency.open()
  const { mapping } = agency
  await ingestInto(opened, { file: small, mapping })

  const filler = join(folder, 'filler')
  const { bavail, bsize } = await statfs(folder)
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_FREE)))
  const code = await codeOf(ingestInto(opened, { file: large, mapping }))
  const during = await countRecords(opened).catch(() => undefined)
  const { bavail: left } = await statfs(folder)
  await appendFile(filler, Buffer.alloc(left * bsize)).catch(() => undefined)
  const refused = await codeOf(publishSmall(opened))
  const withoutRoom = await countReleases(opened)
  await rm(filler)
  const published = await codeOf(publishSmall(opened))
  const after = await ingestInto(opened, { file: small, mapping }).then(
    ({ records }) => records.unchanged,
    () => undefined,
  )
  const facts = {
    code,
    readsGoOn: during !== undefined,
    nothingStored: during === 500,
    recovers: after === 500,
    release: { code: refused, during: withoutRoom, after: await countReleases(opened) },
  }
  const broken = [
    ...(code === 'DISK_FULL' ? [] : [`a full disk is reported as ${code}`]),
    ...(facts.readsGoOn ? [] : ['nothing can be read while the disk is full']),
    ...(facts.nothingStored ? [] : ['a part of the export was stored']),
    ...(refused === 'DISK_FULL' ? [] : [`a release on a full disk is reported as ${refused}`]),
    ...(withoutRoom === 0 ? [] : ['a release was published on a full disk']),
    ...(published === 'none'
      ? []
      : [`it cannot be released when there is room again: ${published}`]),
    ...(facts.recovers ? [] : ['it does not go on when there is room again']),
  ]
  return { ...facts, broken }
}

/** As the command line reports it. */
function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (isCitxError(error) ? error.code : `untyped: ${String(error)}`),
  )
}

function publishSmall(agency: OpenAgency): Promise<unknown> {
  const request = { window: parseWindow('1990-01'), now: new Date() }
  return publishRelease(releaseOptionsOf(agency, request))
}

async function countReleases({ owner }: OpenAgency): Promise<number> {
  return (await readHistory(owner)).length
}

async function countRecords({ owner }: OpenAgency): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select count(*)::int as records from records.record`.execute(owner)
  return rows[0]?.records ?? 0
}
