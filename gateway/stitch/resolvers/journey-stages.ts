import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { z } from 'zod'
import { choosePeers } from '../../compare/peer-group/choose-peers.ts'
import type { ChooseArgs } from '../../compare/peer-group/peer-args.ts'
import { formulaId, presentFigure, type Figure } from '../../compare/figures/figure.ts'
import {
  followStages,
  type FollowedStage,
  type FollowedStages,
  type StageMetric,
  type StagesQuestion,
} from '../../compare/stages/follow-stages.ts'
import { stageMethods } from '../../compare/methods.ts'
import { checkPlace, parseWindowArgument } from '../../compare/parse-place.ts'
import { presentAdjusted } from '../../compare/present-comparison.ts'
import type { StageFinding } from '../../compare/stages/stage-emotion.ts'
import type { GatewayContext } from '../../context.ts'

export interface JourneyStagesArgs extends Pick<
  ChooseArgs,
  'agencies' | 'forum' | 'kinds' | 'sizeBands'
> {
  readonly journey: string
  readonly window: string
  readonly of?: string | null
}

/** `Query.journeyStages`. */
export function createJourneyStagesResolver(vocabulary: Vocabulary) {
  return async (_root: unknown, args: JourneyStagesArgs, context: GatewayContext) => {
    const { journey, of } = args
    checkPlace(vocabulary, { ...EVERYWHERE, journey })
    const { agencies } = choosePeers(context.members, { ...args, against: of ?? null })
    const window = parseWindowArgument(args.window)
    const question = { journey, window, agencies, of: of ?? undefined }
    return presentStages(question, await followStages(question, vocabulary, context))
  }
}

const step = z.object({
  journeyId: z.string(),
  window: z.string(),
  agencies: z.array(z.object({ agencyId: z.string() })),
})

/** `LifeEventStepAcross.stages`: the step's journey at the agencies that publish on it. */
export function createStepStagesResolver(vocabulary: Vocabulary) {
  return async (parent: unknown, _args: unknown, context: GatewayContext) => {
    const { journeyId, window, agencies } = step.parse(parent)
    const question = {
      journey: journeyId,
      window: parseWindowArgument(window),
      agencies: agencies.map(({ agencyId }) => agencyId),
      of: undefined,
    }
    return presentStages(question, await followStages(question, vocabulary, context))
  }
}

function presentStages({ journey, window }: StagesQuestion, followed: FollowedStages) {
  const { stages, emotions, across, participation } = followed
  return {
    journeyId: journey,
    window,
    stages: stages.map(presentStage),
    agencies: emotions.map(({ agency, found }) => ({
      agency,
      arises: presentFinding(found.finding),
      reasons: found.reasons,
    })),
    acrossAgencies: presentFinding(across.finding),
    reasons: across.reasons,
    methods: stageMethods,
    participation,
  }
}

function presentStage({ stage, order, aspects }: FollowedStage) {
  const { abandonment, ease, negativeEmotion, failureDemand } = aspects
  const published = [ease, negativeEmotion, failureDemand, abandonment].some(({ rows }) =>
    rows.some(({ figure }) => saysAnything(figure, abandonment.metric)),
  )
  return {
    stage: stage.id,
    name: stage.name,
    order,
    published,
    abandonment: presentMetric(abandonment),
    ease: presentMetric(ease),
    negativeEmotion: presentMetric(negativeEmotion),
    failureDemand: presentMetric(failureDemand),
  }
}

/** A stage that nobody gave up at may be one that the journey skips. */
function saysAnything(figure: Figure, abandonment: Metric): boolean {
  if (figure.status !== 'PUBLISHED') return false
  return figure.metric !== abandonment || figure.value > 0
}

function presentMetric({ metric, rows, peers }: StageMetric) {
  return {
    metric: metric.id,
    formula: formulaId(metric),
    rows: rows.map(({ agency, figure, graded, reasons }) => ({
      agency,
      estimate: presentFigure(figure),
      grade: graded?.grade ?? null,
      reasons,
    })),
    peers:
      peers === undefined
        ? null
        : {
            agencies: peers.agencies,
            median: peers.median,
            lowerQuartile: peers.lower,
            upperQuartile: peers.upper,
          },
  }
}

function presentFinding(finding: StageFinding | undefined) {
  if (finding === undefined) return null
  return { ...finding, difference: presentAdjusted(finding.difference) }
}
