import { DateTime } from 'luxon'
import { stringify } from 'yaml'
import { z } from 'zod'
import { loadYamlFile } from '@citx/kit/config/load-yaml-file.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { agencyKinds, memberId, publicKey, sizeBands } from '@citx/schema/directory/document.ts'
import { defaultProtection, protectionSetting } from '../release/protection-plan.ts'

const placeIds = z.array(z.string().min(1)).min(1, 'must name at least one, or be left out')

/** What `agency.yaml` holds. */
export const agencySettings = z.strictObject({
  id: memberId,
  name: z.string().min(1, 'must not be empty').max(200),
  kind: z.enum(agencyKinds),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1), such as DK'),
  sizeBand: z.enum(sizeBands),
  residents: z.int().positive().optional(),
  timeZone: z
    .string()
    .refine(
      (zone) => DateTime.local({ zone }).isValid,
      'is not a time zone such as Europe/Copenhagen',
    ),
  /** Where gateways reach the subgraph, ending in /graphql. */
  endpoint: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  /** Where gateways of other directories reach it, such as behind a regional gateway; joining there needs this consent. */
  alsoAt: z
    .array(z.url({ protocol: /^https?$/, error: 'must be an http or https address' }))
    .optional(),
  protection: protectionSetting.default(defaultProtection),
  /** The only places that records of this agency can be of; everything in the vocabulary where it is left out. */
  serves: z
    .strictObject({
      journeys: placeIds.optional(),
      channels: placeIds.optional(),
      stages: placeIds.optional(),
    })
    .optional(),
  /** Sources of mappings, best first: whose figure goes out where two contradict one another. */
  preferredSources: z.array(z.string().min(1)).optional(),
  directory: z
    .strictObject({
      url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
      /** The directory's keys that this agency trusts. */
      keys: z.array(publicKey).min(1),
    })
    .optional(),
})

/** An agency's settings, checked. */
export type AgencyProfile = z.output<typeof agencySettings>

/** What may be written into a new settings file. */
export type AgencySettingsInput = z.input<typeof agencySettings>

/** Reads `agency.yaml`. Fails with BAD_CONFIG, listing every problem with its place. */
export async function readAgencySettings(path: string): Promise<AgencyProfile> {
  const { value, locate } = await loadYamlFile(path)
  return parseConfig(agencySettings, value, path, { locate })
}

/** The text of a new settings file, to be corrected by the agency's people. */
export function writeNewSettings(settings: AgencySettingsInput): string {
  return `# Who this agency is, and how it protects what it publishes. Correct what was only assumed.\n${stringify(settings)}`
}

/** What is assumed of an agency of which only the id is known. */
export function assumedSettings(id: string): AgencySettingsInput {
  return { id, name: id, kind: 'other', country: 'XX', sizeBand: 'medium', timeZone: 'UTC' }
}
