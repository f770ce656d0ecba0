import type { MeasureData, MeasuresFile } from './data-shapes.ts'
import { resolveAnswers } from './resolve-answers.ts'
import type { AnswerLists } from './resolve-answers.ts'
import type { Measure } from './vocabulary.ts'

interface MeasureSetting {
  readonly file: MeasuresFile
  readonly lists: AnswerLists
  readonly problems: string[]
}

/** A measure with its answers written out, and what its file says of all measures in it. */
export function toMeasure(data: MeasureData, { file, lists, problems }: MeasureSetting): Measure {
  const { answers: spec, across, wording, ...rest } = data
  const answers = resolveAnswers(spec, lists)
  if (answers === undefined && typeof spec === 'string')
    problems.push(`measure ${data.id}: there is no scale "${spec}"`)
  const bands = typeof spec === 'object' && 'bands' in spec ? { bandUnit: spec.unit } : {}
  return {
    ...rest,
    ...bands,
    ...(wording === undefined ? {} : { wording }),
    family: file.family,
    unit: file.unit,
    sensitive: file.sensitive,
    across: across ?? file.across,
    answers: answers ?? [],
  }
}
