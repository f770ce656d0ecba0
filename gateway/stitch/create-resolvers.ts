import { delegateToSchema } from '@graphql-tools/delegate'
import { OperationTypeNode, type GraphQLResolveInfo } from 'graphql'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../context.ts'
import { createLoadById } from './load-by-id.ts'
import { createAgenciesResolver } from './resolvers/agencies.ts'
import { createAgencyResolver } from './resolvers/agency.ts'
import { createAssociationResolver } from './resolvers/association.ts'
import { createComparisonResolver } from './resolvers/comparison.ts'
import { createDecompositionResolver } from './resolvers/decomposition.ts'
import { journeyAgencies } from './resolvers/journey-agencies.ts'
import { createLifeEventAcrossResolver, lifeEventSelection } from './resolvers/life-event-across.ts'
import {
  createJourneyStagesResolver,
  createStepStagesResolver,
} from './resolvers/journey-stages.ts'
import { createRoiResolver } from './resolvers/roi.ts'
import { createSeasonalResolver } from './resolvers/seasonal.ts'
import { createTrendResolver } from './resolvers/trend.ts'
import { resolveEntry } from './resolve-entry.ts'
import type { GatewaySubschema, Subschemas } from './subschemas.ts'

interface HasAgency {
  readonly agencyId: string
}

interface HasJourney {
  readonly journeyId: string
}

/** The resolvers of what the gateway adds (exchange.graphql), one file for each field that does something. */
export function createResolvers({ directory, catalogue }: Subschemas, vocabulary: Vocabulary) {
  const loadAgency = createLoadById(directory, 'agencies')
  const loadJourney = createLoadById(catalogue, 'journeysById')
  const agency = ({ agencyId }: HasAgency, ...[, context, info]: Rest) =>
    resolveEntry(agencyId, context, info) ?? loadAgency(agencyId, context, info)
  const journey = ({ journeyId }: HasJourney, ...[, context, info]: Rest) =>
    loadJourney(journeyId, context, info)
  const metric = createMetricResolver(catalogue)
  return {
    Query: {
      agency: createAgencyResolver(loadAgency),
      agencies: createAgenciesResolver(directory),
      comparison: createComparisonResolver(vocabulary),
      journeyStages: createJourneyStagesResolver(vocabulary),
      decomposition: createDecompositionResolver(vocabulary),
      trend: createTrendResolver(vocabulary),
      roi: createRoiResolver(vocabulary),
      association: createAssociationResolver(vocabulary),
    },
    Journey: { agencies: { selectionSet: '{ id }', resolve: journeyAgencies } },
    LifeEvent: {
      across: {
        selectionSet: lifeEventSelection,
        resolve: createLifeEventAcrossResolver(vocabulary),
      },
    },
    JourneyAgencies: { agencies: createListResolver(directory) },
    Comparison: { metric },
    Decomposition: { metric },
    DecompositionSide: { agency },
    Trend: { metric, agency, seasonal: createSeasonalResolver(vocabulary) },
    ReturnOnInvestment: { agency },
    VoicePair: { agency },
    ComparisonRow: { agency },
    LifeEventStepAcross: { journey, stages: createStepStagesResolver(vocabulary) },
    StepAtAgency: { agency },
    WeakestStep: { agency, journey },
  }
}

type Rest = [args: unknown, context: GatewayContext, info: GraphQLResolveInfo]

function createListResolver(directory: GatewaySubschema) {
  return ({ agencies }: { readonly agencies: readonly HasAgency[] }, ...[, context, info]: Rest) =>
    delegateToSchema({
      schema: directory,
      operation: OperationTypeNode.QUERY,
      fieldName: 'agencies',
      args: { ids: agencies.map(({ agencyId }) => agencyId) },
      context,
      info,
    })
}

function createMetricResolver(catalogue: GatewaySubschema) {
  return ({ metricId }: { readonly metricId: string }, ...[, context, info]: Rest) =>
    delegateToSchema({
      schema: catalogue,
      operation: OperationTypeNode.QUERY,
      fieldName: 'metric',
      args: { id: metricId },
      context,
      info,
    })
}
