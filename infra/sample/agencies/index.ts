import type { SampleAgency } from '../generate/story.ts'
import { eastvale } from './eastvale.ts'
import { littleMarsh } from './little-marsh.ts'
import { northmoor } from './northmoor.ts'
import { pendlebury } from './pendlebury.ts'
import { riverside } from './riverside.ts'
import { skanderhoj } from './skanderhoj.ts'

/** The sample agencies, by id. */
export const sampleAgencies: readonly SampleAgency[] = [
  eastvale,
  littleMarsh,
  northmoor,
  pendlebury,
  riverside,
  skanderhoj,
]
