import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { stringify } from 'yaml'
import { agencyHome } from '@citx/agency/home/agency-home.ts'
import { parseAgencyId } from '@citx/agency/home/agency-id.ts'
import type { AgencySettingsInput } from '@citx/agency/home/agency-settings.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { FAMILIES } from '@citx/schema/vocabulary/family.ts'
import type { SampleAgency } from '../generate/story.ts'
import { FORUM } from './members.ts'

export interface TrustedDirectory {
  readonly url: string
  readonly key: PublicKey
}

/** Writes what an agency's people would write: who it is, which directory it trusts, and what it shares with whom. */
export async function writeAgencySettings(
  sample: SampleAgency,
  dataDir: string,
  directory: TrustedDirectory,
): Promise<void> {
  const home = agencyHome(dataDir, parseAgencyId(sample.profile.id))
  const settings: AgencySettingsInput = {
    ...sample.profile,
    timeZone: sample.timeZone,
    directory: { url: directory.url, keys: [directory.key] },
  }
  await mkdir(dirname(home.settings), { recursive: true })
  await writeFile(home.settings, stringify(settings))
  await writeFile(home.agreements, stringify(agreementsOf(sample)))
}

/** The institute sees what the agency shares at all; the forum sees no employee voice. */
function agreementsOf({ sharesEmployeeVoice }: SampleAgency): object[] {
  const shared = FAMILIES.filter((family) => sharesEmployeeVoice || family !== 'voice-of-employee')
  return [
    { grantee: 'institute', purposes: ['benchmarking', 'research'], families: shared },
    {
      grantee: FORUM,
      purposes: ['benchmarking'],
      families: shared.filter((family) => family !== 'voice-of-employee'),
    },
    {
      grantee: 'benchmark-desk',
      purposes: ['benchmarking'],
      families: shared.filter((family) => family !== 'voice-of-employee'),
    },
  ]
}
