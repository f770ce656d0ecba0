import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAgency, type OpenAgency, type OpenAgencyOptions } from '@citx/agency/agency.ts'
import { MAX_MAX_AGE } from '@citx/agency/agreements/keeping.ts'
import type { SampleAgency } from '@citx/sample/generate/story.ts'
import { writeAgencySettings } from '@citx/sample/network/agency-settings.ts'
import { prepareAgency } from '@citx/sample/network/prepare-agency.ts'
import { FAMILIES } from '@citx/schema/vocabulary/family.ts'
import { stringify } from 'yaml'
import { MONTH } from './neighbours.ts'
import type { RealOrders } from './orders.ts'

/** Takes an agency from nothing to a release: its exports are written, ingested and released, and its agreements stated. It ends with this process. */
export async function openNeighbour(
  sample: SampleAgency,
  { dataDir, directory, partners }: RealOrders,
  postgres: NonNullable<OpenAgencyOptions['postgres']>,
): Promise<OpenAgency> {
  await writeAgencySettings(sample, dataDir, directory)
  const agency = await openAgency({ dataDir, agency: sample.profile.id, postgres })
  await writeFile(agency.home.agreements, stringify(agreementsWith(partners)))
  await prepareAgency({
    agency,
    sample,
    months: [MONTH],
    exportsDir: join(dataDir, 'exports'),
    onStep: () => {},
    signal: new AbortController().signal,
  })
  return agency
}

function agreementsWith({ ask, keep }: RealOrders['partners']): readonly object[] {
  const shared = { purposes: ['benchmarking'], families: FAMILIES }
  return [
    ...ask.map((grantee) => ({ ...shared, grantee })),
    ...keep.map((grantee) => ({ ...shared, grantee, maxAge: MAX_MAX_AGE })),
  ]
}
