import { eastvale } from '@citx/sample/agencies/eastvale.ts'
import { pendlebury } from '@citx/sample/agencies/pendlebury.ts'
import { SAMPLE_MONTHS, type SampleAgency } from '@citx/sample/generate/story.ts'
import { agencyIds } from '../workload/agency-ids.ts'

/** The month that they release. */
export const MONTH = SAMPLE_MONTHS.at(-1) ?? ''

const JOURNEY = 'MISSED BIN'

/** Councils with the stories of two sample agencies; what happens to people follows from the seed, and differs between them. */
export function neighbours(count: number, seed: number): readonly SampleAgency[] {
  return agencyIds(count).map((id, index) => {
    const like = index % 2 === 0 ? eastvale : pendlebury
    return {
      ...like,
      profile: { ...like.profile, id, name: `${like.profile.name} ${index}` },
      seed: seed * 100 + index,
      journeys: like.journeys.filter(({ service }) => service === JOURNEY),
    }
  })
}
