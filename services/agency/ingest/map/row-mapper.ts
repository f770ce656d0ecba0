import type { NewFigure } from '../../records/new-figure.ts'
import type { NewRecord } from '../../records/new-record.ts'
import type { Absence, MappingContent } from '../mapping/mapping.ts'
import type { Row } from '../read/source.ts'
import type { AnswerCounts, AnswerTally, PlaceCounts } from './answer-tally.ts'
import { bindCondition, type RowTest } from './condition.ts'
import { bindFigure } from './figure.ts'
import { createFigureBook, type Observation } from './figure-book.ts'
import type { Problem } from './outcome.ts'
import { bindRecord, type RecordContext } from './record.ts'

/** What became of a row. */
export type RowResult =
  | { readonly kind: 'filtered'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] }
  | { readonly kind: 'taken'; readonly cellProblems: readonly Problem[] }

/** Takes rows one by one; records go to the list given, figures are kept until the end. */
export interface RowMapper {
  map(row: Row, records: NewRecord[]): RowResult
  conclude(): MapperConclusion
}

export interface MapperConclusion {
  readonly figures: readonly NewFigure[]
  /** Observations that came with a published score. */
  readonly checked: readonly Observation[]
  /** Records and figures left out without a fault, by reason. */
  readonly leftOut: ReadonlyMap<string, number>
  /** By record rule and measure. */
  readonly answers: readonly AnswerCounts[]
  /** By record rule and dimension. */
  readonly places: readonly PlaceCounts[]
  /** Figure rules that no row gave a figure of, by position. */
  readonly silentFigures: readonly number[]
  /** Columns that the mapping names and no row has. */
  readonly unseenColumns: readonly string[]
  /** By record rule: rows that name a subject, and how many at the least name the one named most. */
  readonly subjects: readonly SubjectCounts[]
  /** Open cases without an age, which count as open from the start. */
  readonly ageless: number
  /** Absent numbers, by column and kind of absence. */
  readonly absent: ReadonlyMap<string, ReadonlyMap<Absence, number>>
}

/** How often a rule's rows name one subject. */
export interface SubjectCounts {
  readonly record: string
  readonly rows: number
  readonly named: number
}

export interface MapperContext extends Omit<RecordContext, 'noteAgeless'> {
  /** Keeps the rows of one agency. */
  readonly agencyTest: RowTest | undefined
}

const TAKEN: RowResult = { kind: 'taken', cellProblems: [] }
const OTHER_AGENCY = { kind: 'filtered', reason: 'other-agency' } as const

export function createRowMapper(mapping: MappingContent, context: MapperContext): RowMapper {
  const { columns, numbers, agencyTest } = context
  const filters = mapping.filters.map(({ when, reason }) => ({
    test: bindCondition(when, columns, numbers),
    result: { kind: 'filtered', reason } as const,
  }))
  const absent = new Map<string, Map<Absence, number>>()
  const tallyAbsence = (column: string, absence: Absence): void => {
    const counts = absent.get(column) ?? new Map<Absence, number>()
    absent.set(column, counts)
    counts.set(absence, (counts.get(absence) ?? 0) + 1)
  }
  let ageless = 0
  const recordContext = { ...context, noteAgeless: () => void (ageless += 1) }
  const recordMakers = mapping.records.map((rule) => bindRecord(rule, recordContext))
  const figureMakers = mapping.figures.map((rule) => bindFigure(rule, recordContext, tallyAbsence))
  const found: Findings = {
    records: [],
    observations: [],
    problems: [],
    cellProblems: [],
    leftOut: [],
    tallies: [],
  }
  const book = createFigureBook()
  const checked: Observation[] = []
  const heard = new Set<Observation['rule']>()
  const leftOut = new Map<string, number>()

  const keep = (observations: readonly Observation[], problems: Problem[]): void => {
    for (const observation of observations) {
      heard.add(observation.rule)
      const conflict = book.findConflict(observation)
      if (conflict !== undefined) problems.push(conflict)
    }
    // A row with a fault gives nothing at all.
    if (problems.length > 0) return
    for (const observation of observations) {
      const conflict = book.findConflict(observation)
      if (conflict === undefined) book.add(observation)
      else problems.push(conflict)
      if (observation.check !== undefined) checked.push(observation)
    }
  }

  const map = (row: Row, records: NewRecord[]): RowResult => {
    if (agencyTest !== undefined && !agencyTest(row)) return OTHER_AGENCY
    for (const { test, result } of filters) if (test(row)) return result
    const before = records.length
    resetFindings(found, records)
    for (const { make } of recordMakers) make(row, found)
    for (const make of figureMakers) make(row, found)
    if (found.problems.length === 0) keep(found.observations, found.problems)
    if (found.problems.length > 0) {
      records.length = before
      return { kind: 'rejected', problems: distinctProblems(found.problems) }
    }
    for (const answers of found.tallies) answers.keep()
    for (const reason of found.leftOut) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
    return found.cellProblems.length === 0
      ? TAKEN
      : { kind: 'taken', cellProblems: [...found.cellProblems] }
  }

  const conclude = (): MapperConclusion => {
    const { figures, incomplete, singleCases } = book.conclude()
    if (incomplete > 0) leftOut.set('incomplete-window', incomplete)
    if (singleCases > 0) leftOut.set('single-cases', singleCases)
    const answers = recordMakers.flatMap(({ tally }) => tally.counts())
    const places = recordMakers.flatMap((maker) => maker.places.counts().map(toPlaceCounts))
    const silentFigures = mapping.figures.flatMap((rule, index) => (heard.has(rule) ? [] : [index]))
    const unseenColumns = columns.unseen()
    const subjects = recordMakers.map(({ subjects: one }, index) => ({
      record: mapping.records[index]?.name ?? '',
      ...one.most(),
    }))
    return {
      figures,
      checked,
      leftOut,
      answers,
      silentFigures,
      unseenColumns,
      absent,
      places,
      subjects,
      ageless,
    }
  }

  return { map, conclude }
}

function toPlaceCounts({ record, measure, answered, absent, leftOpen }: AnswerCounts): PlaceCounts {
  return { record, dimension: measure, placed: answered, leftOpen: absent + leftOpen }
}

/** What was found in the row at hand; one object serves all rows. */
interface Findings {
  records: NewRecord[]
  readonly observations: Observation[]
  readonly problems: Problem[]
  readonly cellProblems: Problem[]
  readonly leftOut: string[]
  readonly tallies: AnswerTally[]
}

function resetFindings(found: Findings, records: NewRecord[]): void {
  found.records = records
  if (found.observations.length > 0) found.observations.length = 0
  if (found.problems.length > 0) found.problems.length = 0
  if (found.cellProblems.length > 0) found.cellProblems.length = 0
  if (found.leftOut.length > 0) found.leftOut.length = 0
  if (found.tallies.length > 0) found.tallies.length = 0
}

/** Two rules that read one cell find the same fault. */
function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    ({ code, column }, index) =>
      problems.findIndex((other) => other.code === code && other.column === column) === index,
  )
}
