import { CONTRACT_VERSION } from '@citx/schema/sdl/read-sdl.ts'
import { paced } from '../pace.ts'
import type { Resolvers } from '../resolvers.gen.ts'
import { agencies } from './agencies.ts'
import { behaviour } from './behaviour.ts'
import { cells } from './cells.ts'
import { demand } from './demand.ts'
import { figures } from './figures.ts'
import { journey } from './journey.ts'
import { journeyInsight } from './journeyInsight.ts'
import { journeyIds } from './journeyIds.ts'
import { measures } from './measures.ts'
import { releases } from './releases.ts'
import { windowScalar } from './scalars.ts'
import { voiceOfCitizen } from './voiceOfCitizen.ts'
import { voiceOfEmployee } from './voiceOfEmployee.ts'

/** One entry for each type of the contract that has to be worked for; the others are plain data. */
export const resolvers: Resolvers = {
  Query: { agencies },
  Agency: {
    contract: () => CONTRACT_VERSION,
    releases: paced(releases),
    measures: paced(measures),
    journeyIds: paced(journeyIds),
    cells: paced(cells),
    figures: paced(figures),
    journey: paced(journey),
  },
  JourneyInsight: journeyInsight,
  VoiceOfCitizen: voiceOfCitizen,
  VoiceOfEmployee: voiceOfEmployee,
  Behaviour: behaviour,
  Demand: demand,
  Window: windowScalar,
}
