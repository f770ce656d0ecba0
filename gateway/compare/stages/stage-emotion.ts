import { addDistributions, type Distribution } from '@citx/schema/metric/distribution.ts'
import { estimate, type Estimate } from '@citx/schema/metric/estimate.ts'
import { difference, type Difference } from '@citx/schema/metric/statistics/difference.ts'
import { adjustByHolm } from '@citx/schema/metric/statistics/holm.ts'
import { randomEffectsMean } from '@citx/schema/metric/statistics/random-effects-mean.ts'
import { sampleQuantile } from '@citx/schema/metric/statistics/sample-quantile.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AdjustedDifference } from '../statistics/compare-pairs.ts'
import type { Figure } from '../figures/figure.ts'
import { reason, type Reason } from '../reason.ts'
import { MINIMUM_AGENCIES } from '../grades/verdict.ts'

/** The chance of a single false finding among all stages tested. */
const LEVEL = 0.05

/** A stage above the others, and the evidence. */
export interface StageFinding {
  readonly stage: string
  readonly value: number
  readonly otherStages: number
  readonly difference: AdjustedDifference
  readonly agencies: number
}

/** The stage that stands out, or why none does. */
export type Standout =
  | { readonly finding: StageFinding; readonly reasons: readonly [] }
  | { readonly finding: undefined; readonly reasons: readonly Reason[] }

/** One agency's stage against its other stages together. */
export interface StageContrast {
  readonly stage: string
  readonly value: number
  readonly otherStages: number
  readonly apart: Difference
}

/** Each stage of one agency against its others; empty for fewer than two stages of one measure. */
export function contrastStages(
  metric: Metric,
  figures: ReadonlyMap<string, Figure>,
): readonly StageContrast[] {
  const stages = countedStages(metric, figures)
  if (stages.length < 2) return []
  return stages.flatMap(({ stage, estimated }) => {
    const others = stages.filter((other) => other.stage !== stage)
    const rest = estimate(metric, addDistributions(others.map((other) => other.distribution)))
    if (!rest.estimable) return []
    const { value } = rest.estimate
    const apart = difference(estimated, rest.estimate)
    return [{ stage, value: estimated.value, otherStages: value, apart }]
  })
}

interface CountedStage {
  readonly stage: string
  readonly distribution: Distribution
  readonly estimated: Estimate
}

/** The stages that rest on the measure that most of them rest on; counts of another do not add up with theirs. */
function countedStages(
  { over }: Metric,
  figures: ReadonlyMap<string, Figure>,
): readonly CountedStage[] {
  const counted = [...figures].flatMap(([stage, figure]) => {
    if (figure.status !== 'PUBLISHED' || figure.basis !== 'PROTECTED') return []
    const { estimated, counted: from } = figure
    if (estimated === undefined || from === undefined) return []
    return [{ stage, distribution: from.distribution, estimated }]
  })
  const byMeasure = [...over.keys()].map((measure) =>
    counted.filter(({ distribution }) => distribution.measure === measure),
  )
  return byMeasure.toSorted((a, b) => b.length - a.length)[0] ?? []
}

/** The stage of one agency that is above its others by more than chance. */
export function findStage(contrasts: readonly StageContrast[]): Standout {
  if (contrasts.length === 0)
    return none('TOO_SHORT', 'fewer than two stages have figures on one scale')
  return strongest(contrasts.map((contrast) => ({ ...contrast, agencies: 1 })))
}

/** The same across agencies, each of which is compared with itself alone. */
export function findStageAcross(agencies: readonly (readonly StageContrast[])[]): Standout {
  const all = agencies.flat()
  const stages = [...new Set(all.map(({ stage }) => stage))].toSorted()
  const means = stages.flatMap((stage) => {
    const own = all.filter((contrast) => contrast.stage === stage)
    const mean = randomEffectsMean(own.map(({ apart }) => apart))
    if (own.length < MINIMUM_AGENCIES || mean === undefined) return []
    const { value, low, high, pValue } = mean
    const middle = (of: (contrast: StageContrast) => number) => sampleQuantile(own.map(of), 0.5)
    return [
      {
        stage,
        value: middle((contrast) => contrast.value),
        otherStages: middle((contrast) => contrast.otherStages),
        apart: { value, low, high, pValue },
        agencies: own.length,
      },
    ]
  })
  if (means.length > 0) return strongest(means)
  const message = `no stage has figures at ${MINIMUM_AGENCIES} agencies that publish two stages`
  return none('TOO_FEW_AGENCIES', message)
}

type Tested = Omit<StageFinding, 'difference'> & {
  readonly apart: Pick<Difference, 'value' | 'low' | 'high' | 'pValue'>
}

function strongest(tested: readonly Tested[]): Standout {
  const adjusted = adjustByHolm(tested.map(({ apart }) => apart.pValue))
  const above = tested
    .map((each, index) => ({ ...each, adjustedPValue: adjusted[index] ?? 1 }))
    .filter(({ apart, adjustedPValue }) => apart.value > 0 && adjustedPValue <= LEVEL)
    .toSorted((a, b) => b.apart.value - a.apart.value || (a.stage < b.stage ? -1 : 1))
  const [first] = above
  if (first === undefined)
    return none('NONE_STANDS_OUT', 'no stage is above the others by more than chance')
  const { stage, value, otherStages, apart, adjustedPValue, agencies } = first
  const finding = {
    stage,
    value,
    otherStages,
    difference: { ...apart, adjustedPValue },
    agencies,
  }
  return { finding, reasons: [] }
}

function none(code: Reason['code'], message: string): Standout {
  return { finding: undefined, reasons: [reason(code, message)] }
}
