import { z } from 'zod'

const place = { journey: z.string(), channel: z.string(), stage: z.string() }
const counts = z.array(z.object({ answer: z.string(), count: z.number() }))

const cell = z.object({
  measure: z.string(),
  ...place,
  counts,
  countVariance: z.number(),
  release: z.string(),
})
export type CellFact = z.infer<typeof cell>

const figure = z.object({
  id: z.string(),
  ...place,
  value: z.number().nullable(),
  counts,
  measure: z.string().nullable(),
  n: z.number().nullable(),
  currency: z.string().nullable(),
  release: z.string(),
})
export type FigureFact = z.infer<typeof figure>

const collected = z.object({
  measure: z.string(),
  wordingClass: z.string().nullable(),
  wordingId: z.string().nullable(),
  mode: z.string().nullable(),
  breaks: z.array(
    z.object({
      from: z.string(),
      kind: z.string(),
      note: z.string().optional(),
      detected: z.boolean().optional(),
    }),
  ),
})
export type CollectedFact = z.infer<typeof collected>

/** Why there is no figure, in the words of the agency. */
const statedEstimate = z.object({
  metric: z.string(),
  status: z.enum([
    'PUBLISHED',
    'SUPPRESSED',
    'NOT_SHARED',
    'NOT_COLLECTED',
    'NOT_YET_PUBLISHED',
    'NOT_ESTIMABLE',
    'NO_ANSWER',
  ]),
  measure: z.string().nullable(),
  release: z.string().nullable(),
})
export type EstimateStatus = z.infer<typeof statedEstimate>['status']

const insight = z.object({ release: z.string().nullable(), metrics: z.array(statedEstimate) })

const agencyRow = z.looseObject({
  cells: z.array(cell).nullable(),
  figures: z.array(figure).nullable(),
  measures: z.array(collected).nullable(),
})

/** What one agency answered about some metrics at some journeys. */
export interface AgencyFacts {
  readonly cells: readonly CellFact[]
  readonly figures: readonly FigureFact[]
  readonly collected: readonly CollectedFact[]
  /** What the agency says of each metric, by journey; the order of the journeys asked. */
  readonly stated: readonly (z.infer<typeof insight> | null)[]
}

/** Reads a row that was asked by `buildFiguresDocument` for so many journeys; the contract has been checked before. */
export function readAgencyFacts(row: unknown, journeys: number): AgencyFacts {
  const read = agencyRow.parse(row)
  const stated = Array.from({ length: journeys }, (_, index) =>
    insight.nullable().parse(read[`journey${index}`]),
  )
  return {
    cells: read.cells ?? [],
    figures: read.figures ?? [],
    collected: read.measures ?? [],
    stated,
  }
}

const measuresRow = z.looseObject({ measures: z.array(collected).nullable() })

/** Reads a row that was asked by `windowsDocument` for so many windows: the facts of each. */
export function readWindowFacts(row: unknown, windows: number): readonly AgencyFacts[] {
  const read = measuresRow.parse(row)
  return Array.from({ length: windows }, (_, index) => ({
    cells: z.array(cell).nullable().parse(read[`cells${index}`]) ?? [],
    figures: z.array(figure).nullable().parse(read[`figures${index}`]) ?? [],
    collected: read.measures ?? [],
    stated: [insight.nullable().parse(read[`journey${index}`])],
  }))
}
