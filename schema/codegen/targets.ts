import type { ContractName } from '../sdl/read-sdl.ts'

/** One generated file: resolver types of a part of the contract, as one service implements it. */
export interface Target {
  /** From the root of the repository. */
  readonly file: string
  readonly contract: ContractName
  /** The type of the request context, as `module#name` from the generated file. */
  readonly context: string
  /** What a resolver holds for a type of the SDL where that is not the SDL's shape: `module#name`, or a type over `{T}`. */
  readonly mappers: Readonly<Record<string, string>>
  /** What a resolver gets for a window. */
  readonly window: string
}

const vocabulary = '@citx/schema/vocabulary/vocabulary.ts'

/** A journey and its four families are read from one reading. */
const reading = './estimates/journey-reading.ts#JourneyReading'
const insightMappers = {
  JourneyInsight: reading,
  VoiceOfCitizen: reading,
  VoiceOfEmployee: reading,
  Behaviour: reading,
  Demand: reading,
}

export const TARGETS: readonly Target[] = [
  {
    file: 'services/agency/subgraph/resolvers.gen.ts',
    contract: 'agency',
    context: './context.ts#SubgraphContext',
    window: '@citx/schema/cube/window.ts#Window',
    mappers: { Agency: "Pick<{T}, 'id'>", ...insightMappers },
  },
  {
    file: 'services/catalogue/resolvers.gen.ts',
    contract: 'catalogue',
    context: './context.ts#CatalogueContext',
    window: 'string',
    mappers: {
      Journey: `${vocabulary}#Journey as JourneyTerm`,
      LifeEvent: `${vocabulary}#LifeEvent as LifeEventTerm`,
      Metric: `${vocabulary}#Metric as MetricTerm`,
      Measure: `${vocabulary}#Measure as MeasureTerm`,
      Channel: `${vocabulary}#Channel as ChannelTerm`,
      Stage: './terms.ts#StageTerm',
      Term: `${vocabulary}#Term as VocabularyTerm`,
      Answer: `${vocabulary}#Answer as MeasureAnswer`,
    },
  },
  {
    file: 'services/directory/resolvers.gen.ts',
    contract: 'directory-administration',
    context: './context.ts#DirectoryContext',
    window: 'string',
    mappers: {},
  },
  {
    file: 'gateway/stitch/resolvers.gen.ts',
    contract: 'exchange',
    context: '../context.ts#GatewayContext',
    window: 'string',
    mappers: { Agency: "Pick<{T}, 'id'>" },
  },
]
