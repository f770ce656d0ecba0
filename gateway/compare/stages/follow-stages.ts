import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { quartiles, type Quartiles } from '@citx/schema/metric/statistics/sample-quantile.ts'
import type { Metric, Term, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../../context.ts'
import type { Participation } from '../../scatter/participation.ts'
import { askFigures, type GatheredFigures } from '../facts/ask-figures.ts'
import type { AgencyFigure, ComparedRow } from '../compared-row.ts'
import { gradeFigures } from '../grades/grade-figures.ts'
import { figureAt } from '../figures/figure-at.ts'
import { getMetric } from '../parse-place.ts'
import {
  contrastStages,
  findStage,
  findStageAcross,
  type StageContrast,
  type Standout,
} from './stage-emotion.ts'
import { estimatesOf, MINIMUM_AGENCIES } from '../grades/verdict.ts'

export interface StagesQuestion {
  readonly journey: string
  readonly window: Window
  readonly agencies: readonly string[]
  /** Rows and findings of this agency alone; the others are its peers. */
  readonly of: string | undefined
}

/** What is looked at stage by stage. */
export type StageAspect = 'abandonment' | 'ease' | 'negativeEmotion' | 'failureDemand'

export interface StageMetric {
  readonly metric: Metric
  /** By agency. */
  readonly rows: readonly ComparedRow[]
  /** Undefined for fewer than the minimum of comparable figures. */
  readonly peers: (Quartiles & { readonly agencies: number }) | undefined
}

export interface FollowedStage {
  readonly stage: Term
  readonly order: number
  readonly aspects: Readonly<Record<StageAspect, StageMetric>>
}

export interface FollowedStages {
  readonly stages: readonly FollowedStage[]
  readonly emotions: readonly { readonly agency: string; readonly found: Standout }[]
  readonly across: Standout
  readonly participation: readonly Participation[]
}

/** Follows a journey through its stages with one question to each agency. Nobody's records are joined. */
export async function followStages(
  question: StagesQuestion,
  vocabulary: Vocabulary,
  context: GatewayContext,
): Promise<FollowedStages> {
  const { journey, window, agencies, of } = question
  const stages = [...vocabulary.stages.values()]
  const everywhere = { channel: ALL, stage: ALL }
  const asked = { metrics: metricsOf(vocabulary), journeys: [journey], window, agencies }
  const ids = stages.map(({ id }) => id)
  const gathered = await askFigures({ ...asked, ...everywhere, stages: ids }, context)
  const { participation } = gathered
  const read = createReader(question, gathered)
  const contrasts = new Map(
    agencies.map((agency) => [agency, contrastsAt(read, agency, vocabulary)] as const),
  )
  const shown = of === undefined ? agencies.toSorted() : [of]
  return {
    stages: stages.map((stage, index) => ({
      stage,
      order: index + 1,
      aspects: aspectsAt(stage.id, vocabulary, (metric, at) =>
        compareAt(
          metric,
          agencies.map((agency) => read(metric, agency, at)),
          { question, vocabulary },
        ),
      ),
    })),
    emotions: shown.map((agency) => ({ agency, found: findStage(contrasts.get(agency) ?? []) })),
    across: findStageAcross([...contrasts.values()]),
    participation,
  }
}

type ReadFigure = (metric: Metric, agency: string, stage: string) => AgencyFigure

function createReader({ journey }: StagesQuestion, { facts }: GatheredFigures): ReadFigure {
  return (metric, agency, stage) => {
    const answer = facts.get(agency)
    const figure = figureAt(metric, answer, { journey, channel: ALL, stage })
    const failure = answer !== undefined && 'reason' in answer ? answer : undefined
    return { agency, figure, failure }
  }
}

function metricsOf(vocabulary: Vocabulary): readonly Metric[] {
  const general = ['ease-index', 'negative-emotion', 'failure-demand']
  const abandoned = [...vocabulary.stages.keys()].map((stage) => `abandonment-${stage}`)
  return [...general, ...abandoned].map((id) => getMetric(vocabulary, id))
}

/** Abandonment has a metric for each stage, over a measure whose answers are the stages. */
function aspectsAt(
  stage: string,
  vocabulary: Vocabulary,
  compare: (metric: Metric, at: string) => StageMetric,
): Readonly<Record<StageAspect, StageMetric>> {
  const at = (id: string, place: string) => compare(getMetric(vocabulary, id), place)
  return {
    abandonment: at(`abandonment-${stage}`, ALL),
    ease: at('ease-index', stage),
    negativeEmotion: at('negative-emotion', stage),
    failureDemand: at('failure-demand', stage),
  }
}

interface StageContext {
  readonly question: StagesQuestion
  readonly vocabulary: Vocabulary
}

function compareAt(
  metric: Metric,
  figures: readonly AgencyFigure[],
  { question, vocabulary }: StageContext,
): StageMetric {
  const { window, of } = question
  const { rows } = gradeFigures(figures, { window, vocabulary })
  const values = estimatesOf(rows.filter(({ agency }) => agency !== of)).map(({ value }) => value)
  return {
    metric,
    rows: of === undefined ? rows : rows.filter(({ agency }) => agency === of),
    peers:
      values.length < MINIMUM_AGENCIES
        ? undefined
        : { ...quartiles(values), agencies: values.length },
  }
}

function contrastsAt(
  read: ReadFigure,
  agency: string,
  vocabulary: Vocabulary,
): readonly StageContrast[] {
  const metric = getMetric(vocabulary, 'negative-emotion')
  const stages = [...vocabulary.stages.keys()]
  const figures = stages.map((stage) => [stage, read(metric, agency, stage).figure] as const)
  return contrastStages(metric, new Map(figures))
}
