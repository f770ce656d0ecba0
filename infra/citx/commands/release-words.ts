import { perturbationTable } from '@citx/agency/release/protect/perturbation-table.ts'
import { leastEffectiveVariance } from '@citx/agency/release/protect/plan-audit.ts'
import type {
  PerturbationTableProfile,
  ProtectionProfile,
} from '@citx/agency/release/protect/types.ts'
import { profileFor } from '@citx/agency/release/protection-plan.ts'
import type { PreparedRelease } from '@citx/agency/release/prepare-release.ts'
import type { ReleaseNews } from '@citx/agency/release/release-news.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { table } from '../terminal/table.ts'

/** What leaves the agency, for the people who decide whether it may. */
export function describePrepared(prepared: PreparedRelease): readonly string[] {
  const { lines, facts } = prepared
  const { figures, declarations } = facts
  const groups = lines.length - figures - declarations
  return [
    `From ${facts.records} records and ${figures} reported figures come ${lines.length} rows: ${groups} groups of people, ${figures} figures and ${declarations} declarations of how is asked.`,
    '',
    'How people are protected:',
    ...describeProtection(prepared),
    '',
    measuresTable(prepared),
    '',
    ...describeNews(facts.news),
    ...describeThin(facts),
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
    ({ measure, places, published, dominated, smallest, shownVariance }) => [
      measure,
      String(places),
      String(published),
      String(Math.max(0, places - published)),
      String(dominated),
      smallest === undefined ? '' : `${smallest}`,
      shownVariance === undefined ? '' : shownVariance.toFixed(2),
    ],
  )
  if (rows.length === 0) return 'No groups of people go out: there are no records of this window.'
  const head = ['Measure', 'Places', 'Published', 'Withheld', 'Dominant only', 'Smallest', 'Noise']
  return [
    table(head, rows, { right: [1, 2, 3, 4, 5, 6] }),
    'Smallest: people in the smallest published group, with noise. Noise: variance left to an outsider who combines everything published and takes what is withheld for empty.',
    ...leastPeople(facts),
  ].join('\n')
}

/** What a table's noise can have added at most is taken off; other noise leaves nothing certain. */
function leastPeople({ measures, plan }: PreparedRelease['facts']): string[] {
  const vocabulary = loadVocabulary()
  const shown = measures.flatMap(({ measure: id, smallest }) => {
    const measure = vocabulary.measures.get(id)
    if (measure === undefined || smallest === undefined) return []
    return [{ smallest, profile: profileFor(plan, measure) }]
  })
  const certain = shown.flatMap(({ smallest, profile }) => {
    if (profile.kind !== 'perturbation-table') return []
    // The count of a group that shows a wider one's says nothing of its own size.
    const count = plan.mergeNearlySame === true ? profile.publishAt : smallest
    return [{ count, people: count - profile.D }]
  })
  const [least] = certain.toSorted((a, b) => a.people - b.people)
  if (least === undefined) return []
  const others = shown.some(({ profile }) => profile.kind === 'discrete-laplace')
  return [
    plan.mergeNearlySame === true
      ? `Every published group has at least ${least.people} people`
      : `The smallest published group is shown as ${least.count}; it has at least ${least.people} people`,
  ].map((said) => `${said}${others ? ', apart from those whose noise has no largest size' : ''}.`)
}

/** The audit goes by what may be served, and refuses; where less is served, totals repeat their parts, and only the operator can tell. */
function describeThin({ measures }: PreparedRelease['facts']): readonly string[] {
  const thin = measures.filter(
    ({ shownVariance = leastEffectiveVariance }) => shownVariance < leastEffectiveVariance,
  )
  if (thin.length === 0) return []
  const ids = thin.slice(0, 5).map(({ measure }) => measure)
  const others = thin.length > ids.length ? ` and ${thin.length - ids.length} more` : ''
  return [
    `Advice: ${ids.join(', ')}${others} are left with a noise below ${leastEffectiveVariance}, the least that is meant: few journeys, channels or stages are shown, so that totals repeat their parts. Declare in agency.yaml what is served (serves), so that it is audited; give counts more noise (V under protection); or publish fewer kinds of windows.`,
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
