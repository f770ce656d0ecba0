import type { PreparedRelease } from '@citx/agency/release/prepare-release.ts'
import { releaseRow, type CollectedRow, type FigureRow } from '@citx/schema/release/row.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { table } from '../terminal/table.ts'

/** The rows that go out as they are, without noise: the agency's own figures and how it collects. */
export function verbatimOf({ lines }: PreparedRelease): {
  readonly figures: readonly FigureRow[]
  readonly declarations: readonly CollectedRow[]
} {
  const rows = lines.map((line) => releaseRow.parse(JSON.parse(line)))
  return {
    figures: rows.filter((row) => row.kind === 'figure'),
    declarations: rows.filter((row) => row.kind === 'collected'),
  }
}

export function describeVerbatim(prepared: PreparedRelease): readonly string[] {
  const { figures, declarations } = verbatimOf(prepared)
  return [
    ...(figures.length === 0 ? ['No reported figures go out.'] : ['These figures go out exactly:']),
    ...(figures.length === 0
      ? []
      : [
          table(
            ['Figure', 'Journey / channel / stage', 'Value', 'Source'],
            figures.map((row) => [row.id, placeOf(row), valueOf(row), row.source]),
            { right: [2] },
          ),
        ]),
    ...describeFew(figures, prepared.facts.plan),
    '',
    'These declarations of how measures are collected go out exactly:',
    ...declarations.flatMap(describeDeclaration),
  ]
}

/** Nothing withholds what an agency reports itself. */
function describeFew(
  figures: readonly FigureRow[],
  { citizens }: PreparedRelease['facts']['plan'],
): readonly string[] {
  const least = citizens.kind === 'threshold' ? citizens.minimumSubjects : citizens.publishAt
  const few = figures.filter((figure) => {
    const cases = casesOf(figure)
    return cases !== undefined && cases > 0 && cases < least
  })
  if (few.length === 0) return []
  const named = few.slice(0, 5).map((row) => `${row.id} at ${placeOf(row)}`)
  return [
    `Advice: ${few.length} of these figures rest on fewer than ${least} people or cases, such as ${named.join('; ')}. They are reported figures, so that no noise is added and none is withheld: leave out of the mapping what tells about single people.`,
  ]
}

function casesOf({ id, n, counts, value }: FigureRow): number | undefined {
  if (n !== undefined) return n
  if (counts !== undefined) return Object.values(counts).reduce((sum, count) => sum + count, 0)
  // Context figures count people or cases, all but the cost of one.
  return id !== 'unit-cost' && loadVocabulary().figures.has(id) ? value : undefined
}

function describeDeclaration(declared: CollectedRow): readonly string[] {
  const { measure, mode, coverage, since, wording, wordingId, wordingClass, breaks } = declared
  const how = [
    ...(mode === undefined ? [] : [`by ${mode}`]),
    ...(coverage === undefined ? [] : [coverage]),
    ...(since === undefined ? [] : [`since ${since}`]),
    ...[wordingId, wordingClass].flatMap((named) => named ?? []),
  ]
  return [
    `  ${[measure, ...how].join(', ')}${wording === undefined ? '' : `: "${wording}"`}`,
    ...breaks.map(({ from, kind, note }) => `    break of ${kind} from ${from}: ${note}`),
  ]
}

function placeOf({ journey, channel, stage }: FigureRow): string {
  return [journey, channel, stage].join(' / ')
}

function valueOf({ value, currency, counts, n }: FigureRow): string {
  const said = Object.entries(counts ?? {}).map(([answer, count]) => `${answer}: ${count}`)
  return [
    ...(value === undefined ? [] : [currency === undefined ? `${value}` : `${value} ${currency}`]),
    ...(said.length === 0 ? [] : [said.join(', ')]),
    ...(n === undefined ? [] : [`n ${n}`]),
  ].join('; ')
}
