import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { OpenAgency } from '@citx/agency/agency.ts'
import { ingestInto } from '@citx/agency/ingest/ingest-into.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { createFaultAgency } from './fault-agency.ts'

/** What happened when the disk was full; `skipped` says why nothing could be tried. */
export type FullDiskResult =
  | { readonly skipped: string }
  | {
      readonly code: string
      readonly readsGoOn: boolean
      readonly nothingStored: boolean
      readonly recovers: boolean
      readonly broken: readonly string[]
    }

const DISK = '160m'
const LEFT_FREE = 2 * 1024 * 1024

/** Fills the small disk of an agency, ingests more than fits, makes room again, and ingests the same. */
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
  const code = await ingestInto(opened, { file: large, mapping }).then(
    () => 'none',
    (error: unknown) => (error instanceof CitxError ? error.code : String(error)),
  )
  const during = await countRecords(opened).catch(() => undefined)
  await rm(filler)
  const after = await ingestInto(opened, { file: small, mapping }).then(
    ({ records }) => records.unchanged,
    () => undefined,
  )
  const facts = {
    code,
    readsGoOn: during !== undefined,
    nothingStored: during === 500,
    recovers: after === 500,
  }
  const broken = [
    ...(code === 'DISK_FULL' ? [] : [`a full disk is reported as ${code}`]),
    ...(facts.readsGoOn ? [] : ['nothing can be read while the disk is full']),
    ...(facts.nothingStored ? [] : ['a part of the export was stored']),
    ...(facts.recovers ? [] : ['it does not go on when there is room again']),
  ]
  return { ...facts, broken }
}

async function countRecords({ owner }: OpenAgency): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select count(*)::int as records from records.record`.execute(owner)
  return rows[0]?.records ?? 0
}
