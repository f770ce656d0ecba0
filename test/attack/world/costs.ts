import { drawNormal, type Random } from '@citx/schema/metric/simulation/random.ts'
import { findBand } from '@citx/schema/vocabulary/find-band.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { pick } from './citizens.ts'
import type { Response } from './response.ts'

/** A measure of money in bands. */
export const COST_MEASURE = 'contact-cost'

/** Contacts, one for each person, whose cost is skewed as costs are: half under 20, one in a hundred over 300. */
export function drawCosts(random: Random, size: number): readonly Response[] {
  return Array.from({ length: size }, (_, index) => {
    const value = drawCost(random)
    return {
      subject: `s${index}`,
      measure: COST_MEASURE,
      answer: bandOf(value),
      journey: pick(random, ['passport', 'council-tax', 'planning'], [0.5, 0.3, 0.2]),
      channel: pick(random, ['web', 'phone'], [0.6, 0.4]),
      stage: 'check',
      value,
    }
  })
}

export function drawCost(random: Random): number {
  return Math.exp(3 + 1.2 * drawNormal(random))
}

export function bandOf(value: number): string {
  const measure = loadVocabulary().measures.get(COST_MEASURE)
  const found = measure === undefined ? undefined : findBand(measure, value)
  if (found === undefined) throw new RangeError(`${value} is in no band of ${COST_MEASURE}`)
  return found.id
}
