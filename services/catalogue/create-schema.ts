import { createExecutableSchema } from '@citx/kit/http/executable-schema.ts'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import type { GraphQLSchema } from 'graphql'
import type { Resolvers } from './resolvers.gen.ts'
import { causes } from './resolvers/causes.ts'
import { channels } from './resolvers/channels.ts'
import { figures } from './resolvers/figures.ts'
import { journey } from './resolvers/journey.ts'
import { journeys } from './resolvers/journeys.ts'
import { journeysById } from './resolvers/journeysById.ts'
import { lifeEvent } from './resolvers/lifeEvent.ts'
import { lifeEvents } from './resolvers/lifeEvents.ts'
import { measure } from './resolvers/measure.ts'
import { measures } from './resolvers/measures.ts'
import { metric } from './resolvers/metric.ts'
import { metrics } from './resolvers/metrics.ts'
import { stages } from './resolvers/stages.ts'
import { themes } from './resolvers/themes.ts'
import { vocabularyVersion } from './resolvers/vocabularyVersion.ts'
import { Answer } from './types/Answer.ts'
import { Journey } from './types/Journey.ts'
import { LifeEvent } from './types/LifeEvent.ts'
import { withMatches } from './types/matches.ts'
import { Measure } from './types/Measure.ts'
import { Metric } from './types/Metric.ts'

/** The catalogue's part of the contract with the resolvers that answer it from the vocabulary. */
export function createCatalogueSchema(): GraphQLSchema {
  const resolvers: Resolvers = {
    Query: {
      journeysById,
      journey,
      journeys,
      lifeEvent,
      lifeEvents,
      metric,
      metrics,
      measure,
      measures,
      channels,
      stages,
      causes,
      themes,
      figures,
      vocabularyVersion,
    },
    Journey,
    LifeEvent,
    Metric,
    Measure,
    Answer,
    Channel: withMatches,
    Stage: withMatches,
    Term: withMatches,
  }
  return createExecutableSchema([readSdl('catalogue')], resolvers)
}
