import type { AnswerRow, SubjectRow } from '@citx/agency/release/cube/cube-queries.ts'
import { foldCubes, type FoldOptions } from '@citx/agency/release/cube/fold-cube.ts'
import type { TrueCube } from '@citx/agency/release/protect/types.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { Response } from '../world/response.ts'

export const AGENCY = 'ash-valley'

/** What the agency declares that it serves, and the measures whose empty places count too. */
export type CountingPlan = Pick<FoldOptions, 'served' | 'complete'>

/** The true cubes of responses: what the queries of the agency count, counted in memory. */
export function countResponses(
  responses: readonly Response[],
  window: string,
  plan: CountingPlan = {},
): readonly TrueCube[] {
  const repeated = findRepeated(responses)
  const rows = {
    answers: sumAnswers(responses, repeated),
    subjects: countRepeated(responses, repeated),
  }
  return foldCubes(rows, { ...plan, agency: AGENCY, window, vocabulary: loadVocabulary() })
}

/** Who answered a measure more than once: their distinct subjects do not add up over places. */
function findRepeated(responses: readonly Response[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { subject, measure } of responses) {
    const key = `${subject}\t${measure}`
    if (seen.has(key)) repeated.add(key)
    seen.add(key)
  }
  return repeated
}

function sumAnswers(
  responses: readonly Response[],
  repeated: ReadonlySet<string>,
): readonly AnswerRow[] {
  const rows = new Map<string, { token: string; answers: number; subjects: number; of: Response }>()
  for (const response of responses) {
    const { subject, measure, answer, journey, channel, stage } = response
    if (repeated.has(`${subject}\t${measure}`)) continue
    const token = `${measure}=${answer}`
    const key = `${token} ${journey} ${channel} ${stage}`
    const row = rows.get(key) ?? { token, answers: 0, subjects: 0, of: response }
    rows.set(key, row)
    row.answers += 1
    row.subjects += 1
  }
  return Array.from(rows.values(), ({ token, answers, subjects, of }) => {
    const { journey, channel, stage } = of
    return { token, journey, channel, stage, answers, subjects }
  })
}

function countRepeated(
  responses: readonly Response[],
  repeated: ReadonlySet<string>,
): readonly SubjectRow[] {
  const groups = new Map<string, { row: Omit<SubjectRow, 'subjects'>; subjects: Set<string> }>()
  for (const response of responses) {
    const { subject, measure, answer } = response
    if (!repeated.has(`${subject}\t${measure}`)) continue
    for (let index = 0; index < 16; index += 1) {
      const margin = index % 8
      const row = {
        measure,
        token: index < 8 ? null : `${measure}=${answer}`,
        margin,
        journey: (margin & 4) === 0 ? response.journey : null,
        channel: (margin & 2) === 0 ? response.channel : null,
        stage: (margin & 1) === 0 ? response.stage : null,
      }
      const key = JSON.stringify(row)
      const group = groups.get(key) ?? { row, subjects: new Set<string>() }
      groups.set(key, group)
      group.subjects.add(subject)
    }
  }
  return Array.from(groups.values(), ({ row, subjects }) => ({ ...row, subjects: subjects.size }))
}
