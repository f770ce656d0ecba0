import type { Figure } from '@citx/gateway/compare/figures/figure.ts'
import { getMetric } from '@citx/gateway/compare/parse-place.ts'
import {
  contrastStages,
  findStage,
  findStageAcross,
} from '@citx/gateway/compare/stages/stage-emotion.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import type { Random } from '@citx/schema/metric/simulation/random.ts'
import { MEASURE, POPULATIONS, vocabulary } from './populations.ts'
import { publishSample } from './protected-answers.ts'

/** How often a stage is named although all stages are alike. */
export interface StageRates {
  /** At one agency. */
  readonly stageNamed: number
  /** Across agencies. */
  readonly stageNamedAcross: number
}

const AGENCIES = 5
const STAGES = 4
const metric = getMetric(vocabulary, 'percent-satisfied')

/** Agencies differ from one another, and no stage of any differs from its others. */
export function simulateStages({
  n,
  trials,
  random,
}: {
  readonly n: number
  readonly trials: number
  readonly random: Random
}): StageRates {
  let named = 0
  let across = 0
  for (let trial = 0; trial < trials; trial++) {
    const contrasts = Array.from({ length: AGENCIES }, (_, index) =>
      contrastStages(metric, drawStages(n, index, random)),
    )
    if (contrasts.some((own) => own.length > 0) && isNamed(findStage(contrasts[0] ?? [])))
      named += 1
    if (isNamed(findStageAcross(contrasts))) across += 1
  }
  return { stageNamed: named / trials, stageNamedAcross: across / trials }
}

function isNamed({ finding }: { readonly finding: unknown }): boolean {
  return finding !== undefined
}

function drawStages(n: number, agency: number, random: Random): ReadonlyMap<string, Figure> {
  const populations = [POPULATIONS.middling, POPULATIONS.flat, POPULATIONS.split]
  const population = populations[agency % populations.length] ?? POPULATIONS.flat
  const places = Array.from({ length: STAGES }, () => ({ n, population }))
  const published = publishSample(random, places)
  return new Map(
    published.flatMap((distribution, index) => {
      const result = distribution === undefined ? undefined : estimate(metric, distribution)
      if (distribution === undefined || result?.estimable !== true) return []
      const figure = {
        status: 'PUBLISHED',
        metric,
        basis: 'PROTECTED',
        value: result.estimate.value,
        estimated: result.estimate,
        n: result.estimate.n,
        measure: MEASURE,
        collected: undefined,
        currency: undefined,
        counted: { distribution, reported: {} },
        release: 'simulated',
      } as const
      return [[`stage-${index}`, figure] as const]
    }),
  )
}
