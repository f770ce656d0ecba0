import { z } from 'zod'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { presentFigure, type PresentedEstimate } from '../../compare/figures/figure.ts'
import {
  followLifeEvent,
  type FollowedStep,
  type StepFigures,
} from '../../compare/life-event/follow-life-event.ts'
import { presentAdjusted } from '../../compare/present-comparison.ts'
import { getMetric, parseWindowArgument } from '../../compare/parse-place.ts'
import type { PeerArgs } from '../../compare/peer-group/peer-args.ts'
import { selectPeers } from '../../compare/peer-group/select-peers.ts'
import { findWeakestStep, type WeakStep } from '../../compare/life-event/weakest-step.ts'
import type { GatewayContext } from '../../context.ts'

/** The fields of `StepAtAgency`, with the metric behind each. */
const headline = {
  effectiveness: 'effectiveness-index',
  ease: 'ease-index',
  negativeEmotion: 'negative-emotion',
  empowerment: 'empowered-to-help',
  completion: 'completion-rate',
  handOffs: 'hand-offs',
  handOffsAcross: 'cross-organisation-hand-offs',
  failureDemand: 'failure-demand',
  satisfaction: 'satisfaction-index',
} as const
const fields = Object.keys(headline)

const lifeEvent = z.looseObject({
  steps: z.array(
    z.looseObject({
      order: z.int(),
      optional: z.boolean(),
      journey: z.looseObject({ id: z.string() }),
    }),
  ),
})

/** What `LifeEvent.across` needs of the catalogue's life event. */
export const lifeEventSelection = '{ steps { order optional journey { id } } }'

/** `LifeEvent.across`. */
export function createLifeEventAcrossResolver(vocabulary: Vocabulary) {
  const metrics = Object.values(headline).map((id) => getMetric(vocabulary, id))
  const reportedMetrics = [...vocabulary.metrics.values()].filter(({ over }) => over.size === 0)
  return async (
    parent: unknown,
    args: PeerArgs & { readonly window: string },
    context: GatewayContext,
  ) => {
    const steps = lifeEvent
      .parse(parent)
      .steps.map(({ order, optional, journey }) => ({ order, optional, journey: journey.id }))
    const window = parseWindowArgument(args.window)
    const agencies = selectPeers(context.members, args)
    const question = { steps, metrics, reportedMetrics, window, agencies }
    const followed = await followLifeEvent(question, context)
    const weakest = findWeakestStep(followed.steps, window)
    return {
      window,
      steps: followed.steps.map((each) => ({ ...presentStep(each), window })),
      weakest: weakest === undefined ? null : presentWeakest(weakest),
      participation: followed.participation,
    }
  }
}

function presentStep({ order, journey, optional, agencies }: FollowedStep) {
  return {
    order,
    journeyId: journey,
    optional,
    published: agencies.length > 0,
    agencies: agencies.map(presentAgency),
  }
}

function presentAgency({ agency, figures, reported }: StepFigures) {
  const estimates: readonly (readonly [string, PresentedEstimate])[] = figures.map(
    (figure, index) => [fields[index] ?? '', presentFigure(figure)],
  )
  return {
    agencyId: agency,
    ...Object.fromEntries(estimates),
    reported: reported.map(presentFigure),
  }
}

function presentWeakest({ step, agency, evidence }: WeakStep) {
  return {
    order: step.order,
    journeyId: step.journey,
    agencyId: agency,
    evidence: evidence.map(({ figure, otherSteps, difference }) => ({
      estimate: presentFigure(figure),
      otherSteps,
      difference: presentAdjusted(difference),
    })),
  }
}
