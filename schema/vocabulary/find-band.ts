import type { Answer, Measure } from './vocabulary.ts'

/**
 * The banded answer that holds a value in the measure's `bandUnit`: of a finished case, or with `censored` of one still
 * open at that value. Undefined for values below the first band (a negative duration) and for measures without bands.
 */
export function findBand(
  measure: Measure,
  value: number,
  options: { readonly censored?: boolean } = {},
): Answer | undefined {
  return measure.answers.find(
    ({ band, censored }) =>
      band !== undefined &&
      (censored ?? false) === (options.censored ?? false) &&
      value >= band.from &&
      value < (band.to ?? Infinity),
  )
}
