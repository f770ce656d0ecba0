import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { NewCollected } from '../records/new-figure.ts'
import type { MappingContent } from './mapping/mapping.ts'

/**
 * How each measure of a mapping is collected: as the mapping declares, and for measures of which it says nothing that they
 * are collected at all. Then a figure that is missing is known to be too small to show, and not to be one that nobody collects.
 */
export function declareCollection(
  { records, figures, collected }: Pick<MappingContent, 'records' | 'figures' | 'collected'>,
  { measures }: Vocabulary,
): readonly NewCollected[] {
  const declared = new Map(collected.map((declaration) => [declaration.measure, declaration]))
  const mapped = [
    ...records.flatMap(({ answers }) => Object.keys(answers)),
    ...figures.flatMap(({ measure }) => measure ?? []),
  ]
  return [...new Set([...declared.keys(), ...mapped])].flatMap((id) => {
    const measure = measures.get(id)
    if (measure === undefined) return []
    const { breaks = [], ...rest } = declared.get(id) ?? {}
    return [
      {
        ...UNSAID,
        ...rest,
        measure: id,
        family: measure.family,
        breaks: breaks.map((one) => ({ ...one, detected: false })),
      },
    ]
  })
}

const UNSAID = {
  wording: undefined,
  wordingId: undefined,
  wordingClass: undefined,
  mode: undefined,
  coverage: undefined,
  since: undefined,
}
