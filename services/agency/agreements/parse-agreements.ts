import { DateTime } from 'luxon'
import { z } from 'zod'
import { parseYamlText } from '@citx/kit/config/load-yaml-file.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import { memberId } from '@citx/schema/directory/document.ts'
import { FAMILIES } from '@citx/schema/vocabulary/family.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { Agreement } from './agreement.ts'
import { MAX_MAX_AGE, MAX_STALE_IF_ERROR } from './keeping.ts'

export interface AgreementsReading {
  /** Names the file in problems. */
  readonly where: string
  /** Dates without a time mean days of this zone. */
  readonly timeZone: string
  readonly vocabulary: Pick<Vocabulary, 'journeys'>
}

/** Reads the text of an agreements file. Fails with BAD_CONFIG, listing every problem with its row and column. */
export function parseAgreements(text: string, reading: AgreementsReading): readonly Agreement[] {
  const { value, locate } = parseYamlText(text, reading.where)
  return parseConfig(agreementsSchema(reading), value ?? [], reading.where, { locate })
}

function agreementsSchema({ timeZone, vocabulary }: AgreementsReading) {
  const journey = z
    .string()
    .refine((id) => id === ALL || vocabulary.journeys.has(id), 'is not a journey of the catalogue')
  const agreement = z
    .strictObject({
      grantee: memberId,
      purposes: z.array(memberId).min(1, 'must name at least one purpose, such as benchmarking'),
      families: z.array(z.enum(FAMILIES)),
      journeys: z.array(journey).optional(),
      via: z.array(memberId).optional(),
      from: moment(timeZone, 'start').optional(),
      until: moment(timeZone, 'end').optional(),
      maxAge: seconds(MAX_MAX_AGE).optional(),
      staleIfError: seconds(MAX_STALE_IF_ERROR).optional(),
    })
    .refine(({ from, until }) => from === undefined || until === undefined || from < until, {
      message: 'ends before it begins',
      path: ['until'],
    })
  return z.array(agreement).transform((list) => list.map(toAgreement))
}

/** A day (from its first moment, until its last, in the agency's zone) or an exact moment with its offset. */
function moment(timeZone: string, edge: 'start' | 'end') {
  const day = z.iso.date().transform((date) => {
    const start = DateTime.fromISO(date, { zone: timeZone })
    return (edge === 'start' ? start : start.plus({ days: 1 })).toMillis()
  })
  const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
  return z.union(
    [day, instant],
    'must be a day such as 2026-03-31 or a moment such as 2026-03-31T12:00:00Z',
  )
}

function seconds(most: number) {
  const problem = `must be whole seconds, from 0 to ${most}`
  return z.int(problem).min(0, problem).max(most, problem)
}

interface Parsed {
  readonly grantee: string
  readonly purposes: readonly string[]
  readonly families: Agreement['families']
  readonly journeys?: readonly string[] | undefined
  readonly via?: readonly string[] | undefined
  readonly from?: number | undefined
  readonly until?: number | undefined
  readonly maxAge?: number | undefined
  readonly staleIfError?: number | undefined
}

function toAgreement(parsed: Parsed): Agreement {
  const { journeys, via, from, until, maxAge, staleIfError, ...rest } = parsed
  return {
    ...rest,
    ...(journeys !== undefined && { journeys }),
    ...(via !== undefined && { via }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(maxAge !== undefined && { maxAge }),
    ...(staleIfError !== undefined && { staleIfError }),
  }
}
