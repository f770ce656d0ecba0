import type { CollectedFact } from '../facts/agency-facts.ts'
import type { Figure } from '../figures/figure.ts'

/** The breaks of the series that a figure stands in, declared and detected. */
export function breaksOf(figure: Figure | undefined): CollectedFact['breaks'] {
  return figure?.status === 'PUBLISHED' ? (figure.collected?.breaks ?? []) : []
}
