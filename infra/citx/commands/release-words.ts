import { perturbationTable } from '@citx/agency/release/protect/perturbation-table.ts'
import type {
  PerturbationTableProfile,
  ProtectionProfile,
} from '@citx/agency/release/protect/types.ts'
import type { PreparedRelease } from '@citx/agency/release/prepare-release.ts'
import type { ReleaseNews } from '@citx/agency/release/release-news.ts'
import { releaseRow, type CollectedRow, type FigureRow } from '@citx/schema/release/row.ts'
import { table } from '../terminal/table.ts'

/** What leaves the agency, for the people who decide whether it may. */
export function describePrepared(prepared: PreparedRelease): readonly string[] {
  const { lines, facts } = prepared
  return [
    `From ${facts.records} records and ${facts.figures} reported figures come ${lines.length} rows.`,
    '',
    'How people are protected:',
    ...describeProtection(prepared),
    '',
    measuresTable(prepared),
    '',
    ...describeNews(facts.news),
    ...describeGhosts(facts),
    ...describeNearlySame(facts),
    ...facts.soleMembers.map(
      ({ dimension, member }) =>
        `Advice: records name no other ${dimension} than ${member}, so "${member}" and "all" are drawn as two figures of the same people. If nothing else is served, declare it in agency.yaml: serves: { ${dimension}s: [${member}] }`,
    ),
  ]
}

/** One question keeps its noise; many that a person answers alike do not, where hardly anybody else is in a difference. */
function describeNearlySame({ nearlySame, plan }: PreparedRelease['facts']): readonly string[] {
  const { groups, measures } = nearlySame
  if (measures < 3 || plan.mergeNearlySame === true) return []
  return [
    `Advice: under ${measures} questions there are ${groups} groups that have all but five people or fewer of a wider group that is shown too. Whoever knows who those few are, and that they answer all questions alike, can work out whether they are content. To show both groups by one count, set protection: { mergeNearlySame: true } in agency.yaml.`,
  ]
}

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
    '',
    'These declarations of how measures are collected go out exactly:',
    ...declarations.map(
      ({ measure, mode, wording }) =>
        `  ${measure}${mode === undefined ? '' : `, by ${mode}`}${wording === undefined ? '' : `: "${wording}"`}`,
    ),
  ]
}

function placeOf({ journey, channel, stage }: FigureRow): string {
  return [journey, channel, stage].join(' / ')
}

function valueOf({ value, currency, counts }: FigureRow): string {
  if (value === undefined) return Object.values(counts ?? {}).join(' ')
  return currency === undefined ? String(value) : `${value} ${currency}`
}

function describeProtection({ facts, protection, employeeProtection }: PreparedRelease): string[] {
  const { citizens, employees } = facts.plan
  return [
    `  Citizens: ${describeNoise(citizens)}`,
    `  Employees: ${describeNoise(employees)}`,
    `  As the manifest names it: ${protection.parameters}${
      employeeProtection === undefined ? '' : `; employees: ${employeeProtection.parameters}`
    }`,
    ...facts.spends.map(
      ({ question, epsilon }) => `  Takes an epsilon of ${epsilon} from the budget of ${question}.`,
    ),
  ]
}

/** The noise and the threshold of a profile in plain words. */
export function describeNoise(profile: ProtectionProfile): string {
  switch (profile.kind) {
    case 'threshold':
      return `counts are exact; a group is shown from ${profile.minimumSubjects} people on.`
    case 'perturbation-table':
      return `${describeTable(profile)} A group is shown from a noisy count of ${profile.publishAt} on, so it has at least ${profile.publishAt - profile.D} people.`
    case 'discrete-laplace':
      return `every count has random noise without a largest size (epsilon ${profile.epsilon}), sums have more; a group is shown from a noisy count of ${profile.publishAt} on, which does not prove that anybody is in it.`
  }
}

function describeTable(profile: PerturbationTableProfile): string {
  const row = perturbationTable(profile).rows.at(-1)
  const shareWithin = (most: number) => {
    let share = 0
    for (const [k, change] of (row?.v ?? []).entries())
      if (Math.abs(change) <= most)
        share += ((row?.T32[k] ?? 0) - (k === 0 ? 0 : (row?.T32[k - 1] ?? 0))) / 2 ** 32
    return `${Math.round(share * 100)} %`
  }
  return `each count may be off by up to ${profile.D}; it is off by at most 1 in ${shareWithin(1)} of cases, by at most 2 in ${shareWithin(2)}.`
}

function measuresTable({ facts }: PreparedRelease): string {
  const rows = facts.measures.map(
    ({ measure, places, published, dominated, smallest, effectiveVariance }) => [
      measure,
      String(places),
      String(published),
      String(Math.max(0, places - published)),
      String(dominated),
      smallest === undefined ? '' : `${smallest}`,
      effectiveVariance === undefined ? '' : effectiveVariance.toFixed(2),
    ],
  )
  const head = ['Measure', 'Places', 'Published', 'Withheld', 'Dominant only', 'Smallest', 'Noise']
  return [
    table(head, rows, { right: [1, 2, 3, 4, 5, 6] }),
    'Smallest: people in the smallest published group, with noise. Noise: variance left to an outsider who combines everything published; 1 is the least allowed.',
    ...leastPeople(facts),
  ].join('\n')
}

/** What the noise can have added at most is taken off. */
function leastPeople({ measures, plan: { citizens } }: PreparedRelease['facts']): string[] {
  const smallest = Math.min(...measures.map((each) => each.smallest ?? Infinity))
  if (citizens.kind !== 'perturbation-table' || !Number.isFinite(smallest)) return []
  return [
    `The smallest published group is shown as ${smallest}; it has at least ${smallest - citizens.D} people.`,
  ]
}

/** Under noise without a largest size empty places come out as groups, the more of them the more places are declared. */
function describeGhosts({ measures }: PreparedRelease['facts']): readonly string[] {
  return measures
    .filter(({ places, published }) => published > places)
    .map(
      ({ measure, places, published }) =>
        `Advice: ${published} groups of ${measure} are shown and people are at ${places} places only; the others are noise alone. Declare under \`serves\` in agency.yaml what is really served: fewer places make fewer of them, and better sums`,
    )
}

function describeNews(news: ReleaseNews | undefined): readonly string[] {
  if (news === undefined) return ['It is the first release of its kind of window.']
  const { since, measures, journeys, cells } = news
  return [
    `Against the release of ${since}: ${cells.appeared} groups appear, ${cells.vanished} vanish.`,
    ...named('New measures', measures.appeared),
    ...named('Measures no longer there', measures.vanished),
    ...named('New journeys', journeys.appeared),
    ...named('Journeys no longer there', journeys.vanished),
  ]
}

function named(what: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`  ${what}: ${ids.join(', ')}`]
}
