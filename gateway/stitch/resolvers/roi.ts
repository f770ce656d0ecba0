import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { windowKind, type Window } from '@citx/schema/cube/window.ts'
import type { BenefitKind } from '@citx/schema/metric/investment/return-on-investment.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { checkPlace, parseWindowArgument } from '../../compare/parse-place.ts'
import { selectPeers } from '../../compare/peer-group/select-peers.ts'
import { reason } from '../../compare/reason.ts'
import type { GatewayContext } from '../../context.ts'
import {
  returnAt,
  type FoundReturn,
  type FoundScenario,
  type ReturnQuestion,
} from '../../invest/return-at.ts'
import { contactsMoved, savedPerContact } from '../../invest/saved-per-contact.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'

export interface RoiArgs {
  readonly agency: string
  readonly journey: string
  readonly before: string
  readonly after: string
  readonly windows: number
  readonly programmeCost: number
  readonly currency: string
  readonly remedialCases: number
  readonly remedialCostEach: number
  readonly cashable: readonly string[]
  readonly publishedUnitCosts: readonly { readonly channel: string; readonly cost: number }[]
  readonly publishedSource?: string | null
  readonly forum?: string | null
}

const MOST_WINDOWS = 120

/** `Query.roi`. */
export function createRoiResolver(vocabulary: Vocabulary) {
  return async (_root: unknown, args: RoiArgs, context: GatewayContext) => {
    const question = readQuestion(args, vocabulary, context)
    const found = await returnAt(question, vocabulary, context)
    const { agency, journey, before, after, windows, currency } = question
    return {
      agencyId: agency,
      journeyId: journey,
      before,
      after,
      windows,
      currency,
      programmeCost: question.programmeCost,
      channels: found.shifts,
      contactsMoved: contactsMoved(found.shifts),
      failuresAvoided: found.failuresAvoided ?? null,
      scenarios: found.scenarios.map((each) => presentScenario(found, each, question)),
      sensitivity: found.sensitivity,
      reasons: found.reasons,
      participation: found.participation,
    }
  }
}

function readQuestion(
  args: RoiArgs,
  vocabulary: Vocabulary,
  { members }: GatewayContext,
): ReturnQuestion {
  const { agency, journey, windows, programmeCost, currency, forum = null } = args
  checkPlace(vocabulary, { ...EVERYWHERE, journey })
  selectPeers(members, { agencies: [agency] })
  const [before, after] = readWindows(args)
  const numbers = [programmeCost, args.remedialCases, args.remedialCostEach]
  const costs = args.publishedUnitCosts
  for (const { channel } of costs) checkPlace(vocabulary, { ...EVERYWHERE, channel })
  if ([...numbers, ...costs.map(({ cost }) => cost)].some((number) => number < 0))
    throw new CitxError('BAD_REQUEST', 'costs and cases are 0 or more')
  if (windows < 1 || windows > MOST_WINDOWS)
    throw new CitxError('BAD_REQUEST', `windows is ${windows}; it must be 1 to ${MOST_WINDOWS}`)
  if (costs.length > 0 && args.publishedSource == null)
    throw new CitxError('BAD_REQUEST', 'say in publishedSource where the unit costs are published')
  return {
    agency,
    journey,
    before,
    after,
    windows,
    currency,
    programmeCost,
    remedial: { casesAvoided: args.remedialCases, costEach: args.remedialCostEach },
    cashable: new Set(args.cashable.map(benefitKind)),
    published: {
      source: args.publishedSource ?? '',
      costs: new Map(costs.map(({ channel, cost }) => [channel, cost])),
    },
    peers: selectPeers(members, { forum }),
  }
}

/** Volumes of unequal windows do not compare. */
function readWindows(args: RoiArgs): readonly [Window, Window] {
  const [before, after] = [parseWindowArgument(args.before), parseWindowArgument(args.after)]
  if (windowKind(before) !== windowKind(after))
    throw new CitxError('BAD_REQUEST', `${before} and ${after} are not of one length`)
  return [before, after]
}

function benefitKind(name: string): BenefitKind {
  if (name === 'SHIFT') return 'shift'
  return name === 'FAILURE' ? 'failure' : 'remedial'
}

function presentScenario(
  { shifts }: FoundReturn,
  { costs, scenario, reach }: FoundScenario,
  { programmeCost }: ReturnQuestion,
) {
  const common = {
    provenance: enumName(costs.provenance),
    source: costs.source,
    flagged: costs.provenance === 'published',
    unitCosts: [...costs.costs].map(([channel, cost]) => ({ channel, cost })),
  }
  if (!scenario.available) {
    const message = `no unit cost for ${scenario.missing.join(', ')}`
    const none = {
      benefit: null,
      benefitInterval: null,
      cashableBenefit: null,
      roi: null,
      roiInterval: null,
      cashableRoi: null,
      saved: null,
    }
    const reasons = [...costs.reasons, reason('MISSING_CHANNEL', message)]
    return { ...common, ...none, benefits: [], reasons }
  }
  const { benefits, benefit, cashableBenefit, roi, cashableRoi } = scenario.result
  return {
    ...common,
    benefits: benefits.map((each) => ({ ...each, kind: enumName(each.kind) })),
    benefit,
    ...presentIntervals(benefit, reach, programmeCost),
    cashableBenefit,
    roi: roi ?? null,
    cashableRoi: cashableRoi ?? null,
    saved: savedPerContact(shifts, costs.costs) ?? null,
    reasons: costs.reasons,
  }
}

function presentIntervals(benefit: number, reach: number | undefined, programmeCost: number) {
  if (reach === undefined) return { benefitInterval: null, roiInterval: null }
  const [low, high] = [benefit - reach, benefit + reach]
  const roiInterval =
    programmeCost > 0
      ? { low: (low - programmeCost) / programmeCost, high: (high - programmeCost) / programmeCost }
      : null
  return { benefitInterval: { low, high }, roiInterval }
}
