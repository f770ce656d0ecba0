import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAgency, type OpenAgency } from '@citx/agency/agency.ts'

const mapping = `source: survey
title: Survey
timeZone: Europe/London
records:
  - name: response
    id: id
    date: { column: answered, formats: [yyyy-MM-dd] }
    journey: { column: service, codes: { TAX: council-tax } }
    channel: { column: channel, codes: { WEB: web, PHONE: phone } }
    answers:
      satisfaction-5: { column: overall, scale: { from: 1, to: 5 } }
`

/** An agency with an embedded database in a folder of its own, and files to ingest into it. */
export interface FaultAgency extends AsyncDisposable {
  readonly id: string
  readonly dataDir: string
  readonly mapping: string
  /** Writes an export of so many responses of a month; the same arguments give the same file. */
  writeExport(month: string, rows: number): Promise<string>
  open(): Promise<OpenAgency>
}

export interface FaultAgencyOptions {
  /** Where its folder lies; in the system's folder for temporary files when left out. */
  readonly folder?: string
}

export async function createFaultAgency({ folder }: FaultAgencyOptions = {}): Promise<FaultAgency> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'citx-fault-')))
  // The database server runs as another user when this one is root.
  await chmod(dataDir, 0o711)
  const mappingPath = join(dataDir, 'mapping.yaml')
  await writeFile(mappingPath, mapping)
  const id = 'eastvale'
  return {
    id,
    dataDir,
    mapping: mappingPath,
    writeExport: async (month, rows) => {
      const path = join(dataDir, `${month}.csv`)
      await writeFile(path, exportOf(month, rows))
      return path
    },
    open: () => openAgency({ dataDir, agency: id }),
    [Symbol.asyncDispose]: async () => {
      if (folder === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function exportOf(month: string, rows: number): string {
  const lines = Array.from({ length: rows }, (_, k) => {
    const day = String(1 + (k % 28)).padStart(2, '0')
    return `${month}-r${k},${month}-${day},TAX,${k % 3 === 0 ? 'PHONE' : 'WEB'},${1 + (k % 5)}\n`
  })
  return `id,answered,service,channel,overall\n${lines.join('')}`
}
