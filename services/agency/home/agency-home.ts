import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import type { AgencyId } from './agency-id.ts'

/** The paths of an agency's folder. */
export interface AgencyHome {
  readonly folder: string
  readonly settings: string
  readonly agreements: string
  readonly keys: string
  readonly rejects: string
}

export function agencyHome(dataDir: string, id: AgencyId): AgencyHome {
  const folder = join(dataDir, 'agencies', id)
  return {
    folder,
    settings: join(folder, 'agency.yaml'),
    agreements: join(folder, 'agreements.yaml'),
    keys: join(folder, 'keys'),
    rejects: join(folder, 'rejects'),
  }
}

const newAgreements = `# What this agency shares, and with whom. Nothing is shared that is not listed here. Example:
# - grantee: benchmark-nordic      # a partner or a forum of the directory
#   purposes: [benchmarking]
#   families: [voice-of-citizen, demand]
#   journeys: [ALL, council-tax]   # every journey when left out
#   until: 2027-12-31
[]
`

/** Makes what is missing of the folder; what is there stays as it is. Only its owner may look into keys and rejects. */
export async function prepareHome(home: AgencyHome, newSettings: string): Promise<void> {
  try {
    await mkdir(home.folder, { recursive: true })
    await mkdir(home.keys, { recursive: true, mode: 0o700 })
    await mkdir(home.rejects, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw toCitxError(error)
  }
  await writeIfMissing(home.settings, newSettings)
  await writeIfMissing(home.agreements, newAgreements)
}

async function writeIfMissing(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw toCitxError(error)
  }
}
