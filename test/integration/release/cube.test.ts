import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { buildCubes } from '@citx/agency/release/cube/build-cubes.ts'
import type { TrueCube } from '@citx/agency/release/protect/types.ts'
import { ALL, placeKey } from '@citx/schema/cube/place.ts'
import { parseWindow, windowBounds, monthsOf } from '@citx/schema/cube/window.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import {
  addRecords,
  testAgency,
  vocabulary,
  type TestAgency,
  type TestRecord,
} from './test-agency.ts'

const families = {
  'satisfaction-5': 'voice-of-citizen',
  'contact-nature': 'demand',
  'contact-channel': 'demand',
} as const
const small: Vocabulary = {
  ...vocabulary,
  measures: new Map([...vocabulary.measures].filter(([id]) => Object.hasOwn(families, id))),
}

let agency: TestAgency
beforeAll(async () => {
  agency = await testAgency()
})
afterAll(() => agency[Symbol.asyncDispose]())

/** Hostile ids: few, so that they collide, and with everything in them that text can have. */
const subject = fc.constantFrom(
  'a',
  'b',
  'c',
  'd',
  "'; drop table records.record; --",
  '%',
  '\u{1F600}',
  'A',
)
const place = {
  journey: fc.option(fc.constantFrom('pothole', 'graffiti', 'no-such-journey'), { nil: undefined }),
  channel: fc.option(fc.constantFrom('web', 'phone'), { nil: undefined }),
  stage: fc.option(fc.constantFrom('find', 'apply'), { nil: undefined }),
}
const citizen = fc.record({
  family: fc.constant('voice-of-citizen' as const),
  answers: fc.subarray(
    ['satisfaction-5=1', 'satisfaction-5=4', 'satisfaction-5=5', 'no-such-measure=1'],
    { minLength: 1 },
  ),
})
const contact = fc.record({
  family: fc.constant('demand' as const),
  answers: fc.subarray(
    [
      'contact-nature=value',
      'contact-nature=failure',
      'contact-channel=web',
      'contact-channel=phone',
      'contact-nature=nonsense',
      'satisfaction-5=3',
    ],
    { minLength: 1 },
  ),
})
const records: fc.Arbitrary<readonly TestRecord[]> = fc
  .array(
    fc.tuple(
      fc.record({
        subject,
        month: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04'),
        months: fc.constantFrom(1, 1, 1, 3, 12),
        ...place,
      }),
      fc.oneof(citizen, contact),
    ),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(([where, what], index) => {
      const present = Object.entries({ ...where, ...what }).filter(
        ([, value]) => value !== undefined,
      )
      return Object.assign(
        { subject: where.subject, answers: what.answers, record: `record-${index}` },
        Object.fromEntries(present),
      )
    }),
  )

interface Row {
  readonly recordId: string
  readonly subject: string
  readonly family: string
  readonly month: string
  readonly months: number
  readonly journey: string | null
  readonly channel: string | null
  readonly stage: string | null
  readonly answers: readonly string[]
}

async function cubesOf(window: string) {
  return agency.owner
    .transaction()
    .execute((transaction) =>
      buildCubes(transaction, { agency: 'x', window: parseWindow(window), vocabulary: small }),
    )
}

/** The definition, word for word and slowly: keep what the bound allows, then look at every place. */
function countNaively(rows: readonly Row[], window: string): Map<string, Expected> {
  const { from, until } = windowBounds(parseWindow(window))
  const span = monthsOf(parseWindow(window)).length
  const inside = rows.filter(
    ({ month, months }) => month >= from && month < until && months <= span,
  )
  const cells = new Map<string, Expected>()
  for (const measure of small.measures.values())
    for (const kept of keepWithinBound(inside, measure))
      for (const journey of members(kept.row.journey, 'journey', measure))
        for (const channel of members(kept.row.channel, 'channel', measure))
          for (const stage of members(kept.row.stage, 'stage', measure)) {
            const key = `${measure.id}|${placeKey({ journey, channel, stage })}`
            const cell = cells.get(key) ?? { subjects: new Set(), counts: new Map() }
            cell.subjects.add(kept.row.subject)
            const people = cell.counts.get(kept.answer) ?? new Set()
            cell.counts.set(kept.answer, people.add(kept.row.subject))
            cells.set(key, cell)
          }
  return cells
}

interface Expected {
  readonly subjects: Set<string>
  readonly counts: Map<string, Set<string>>
}

function keepWithinBound(rows: readonly Row[], measure: Measure) {
  const bound = measure.unit === 'subject' ? 1 : 3
  const given = rows
    .filter(({ family }) => family === measure.family)
    .flatMap((row) =>
      measure.answers
        .map(({ id }) => id)
        .filter((answer) => row.answers.includes(`${measure.id}=${answer}`))
        .toSorted()
        .map((answer) => ({ row, answer })),
    )
    .toSorted((a, b) =>
      a.row.recordId < b.row.recordId ? -1 : a.row.recordId > b.row.recordId ? 1 : 0,
    )
  return [...Map.groupBy(given, ({ row }) => row.subject).values()].flatMap((own) =>
    own.slice(0, bound),
  )
}

function members(
  member: string | null,
  dimension: 'journey' | 'channel' | 'stage',
  measure: Measure,
) {
  const known = { journey: small.journeys, channel: small.channels, stage: small.stages }[dimension]
  return member !== null && known.has(member) && measure.across.includes(dimension)
    ? [ALL, member]
    : [ALL]
}

function flatten(cubes: readonly TrueCube[]) {
  return Object.fromEntries(
    cubes
      .flatMap(({ cells }) => cells)
      .map(({ measure, place: at, base, counts }) => [
        `${measure}|${placeKey(at)}`,
        {
          subjects: base,
          counts: Object.fromEntries([...counts].filter(([, count]) => count > 0)),
        },
      ]),
  )
}

describe('the cube of a window', () => {
  it('counts the distinct subjects of every answer and margin, whoever sends what', async () => {
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.constantFrom('2026-01', '2026-03', '2026-Q1', '2026'),
        async (given, window) => {
          await sql`truncate records.record`.execute(agency.owner)
          await addRecords(agency, given)
          const { rows } =
            await sql<Row>`select encode(record_id, 'hex') as record_id, encode(subject, 'hex') as subject,
          family, month, months, journey, channel, stage, answers from records.record`.execute(
              agency.owner,
            )
          const expected = Object.fromEntries(
            [...countNaively(rows, window)].map(([key, { subjects, counts }]) => [
              key,
              {
                subjects: subjects.size,
                counts: Object.fromEntries([...counts].map(([answer, { size }]) => [answer, size])),
              },
            ]),
          )
          expect(flatten(await cubesOf(window))).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is the same whatever the order in which records came', async () => {
    const given = [...Array(12).keys()].map((index) => ({
      subject: `s${index % 4}`,
      record: `r${index}`,
      family: 'demand' as const,
      channel: index % 2 === 0 ? 'web' : 'phone',
      answers: [index % 3 === 0 ? 'contact-nature=value' : 'contact-nature=failure'],
    }))
    const flat: unknown[] = []
    for (const order of [given, given.toReversed()]) {
      await sql`truncate records.record`.execute(agency.owner)
      for (const record of order) await addRecords(agency, [record])
      flat.push(flatten(await cubesOf('2026-03')))
    }
    expect(flat[0]).toEqual(flat[1])
    expect(flat[0]).toMatchObject({ 'contact-nature|ALL|ALL|ALL': { subjects: 4 } })
  })

  it('counts one subject with five hundred contacts once for an answer', async () => {
    await sql`truncate records.record`.execute(agency.owner)
    await addRecords(
      agency,
      Array.from({ length: 500 }, (_, index) => ({
        subject: 'loud',
        record: `r${index}`,
        family: 'demand' as const,
        answers: ['contact-nature=failure'],
      })),
    )
    expect(flatten(await cubesOf('2026-03'))).toEqual({
      'contact-nature|ALL|ALL|ALL': { subjects: 1, counts: { failure: 1 } },
    })
  })
})
