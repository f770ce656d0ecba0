import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { EstimateAnswer } from './estimate-answer.ts'

/** An estimate in the names of the SDL. */
export function presentEstimate(answer: EstimateAnswer, release: string | undefined) {
  const { metric, status, measure = null } = answer
  const common = {
    metric: metric.id,
    formula: `${metric.id}@${metric.version}`,
    status,
    unit: enumName(metric.unit),
    measure,
  }
  if (answer.status !== 'PUBLISHED')
    return { ...common, ...nothing, release: answersFromRelease(answer) ? (release ?? null) : null }
  const { value, low = null, high = null, n = null, currency = null, basis } = answer
  return { ...common, value, low, high, n, currency, basis, release: release ?? null }
}

export type PresentedEstimate = ReturnType<typeof presentEstimate>

const nothing = { value: null, low: null, high: null, n: null, currency: null, basis: null }

function answersFromRelease({ status }: EstimateAnswer): boolean {
  return status !== 'NOT_SHARED' && status !== 'NOT_YET_PUBLISHED'
}
