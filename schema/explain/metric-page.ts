import type { Formula } from '../metric/formula.ts'
import { applyFormula } from '../metric/estimate.ts'
import type { Family } from '../vocabulary/family.ts'
import type { Measure, Metric, Vocabulary } from '../vocabulary/vocabulary.ts'
import { EXAMPLE_REPORTED, exampleDistribution } from './example-distribution.ts'
import { metricExample } from './metric-example.ts'
import { markdownTable, page, type Page } from './page.ts'
import { whenNotToUse } from './when-not.ts'

/** Plain names of the families, in their order. */
export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  'voice-of-citizen': 'Voice of the citizen',
  'voice-of-employee': 'Voice of the employee',
  behaviour: 'Behaviour',
  demand: 'Demand',
}

/** Which way is better, in words. */
export const DIRECTION_WORDS: Readonly<Record<Metric['direction'], string>> = {
  up: 'more is better',
  down: 'less is better',
  context: 'context: neither more nor less is better',
}

/** The page of a metric: formula, measures, an example with numbers, source, when not to use it. */
export function metricPage(metric: Metric, vocabulary: Vocabulary): Page {
  const measures = [...metric.over.keys()].flatMap((id) => vocabulary.measures.get(id) ?? [])
  return page(`metrics/${metric.id}.md`, [
    `# ${metric.name}`,
    '',
    metric.formula,
    '',
    ...markdownTable(
      ['Id', 'Family', 'Unit', 'Direction', 'Version'],
      [
        [
          `\`${metric.id}\``,
          FAMILY_NAMES[metric.family],
          metric.unit,
          DIRECTION_WORDS[metric.direction],
          String(metric.version),
        ],
      ],
    ),
    '',
    '## Formula',
    '',
    ...formulaLines(metric, measures),
    '',
    '## Example',
    '',
    ...exampleLines(metric, measures),
    '',
    '## When not to use it',
    '',
    ...whenNotToUse(metric, measures).map((line) => `- ${line}`),
    '',
    '## Where it is',
    '',
    ...askLines(metric),
    ...relatedLines(metric, vocabulary),
    '',
    '## Source',
    '',
    metric.source,
  ])
}

function formulaLines(metric: Metric, measures: readonly Measure[]): readonly string[] {
  if (measures.length === 0)
    return [
      'There is none here: the figure is carried as organisations publish it, marked REPORTED, with the name of who published it.',
    ]
  const [first] = metric.over.values()
  return [
    ...(first === undefined ? [] : [...formulaText(first), '']),
    'It is computed over these measures, the preferred one first:',
    '',
    ...markdownTable(
      ['Measure', 'Question or record', 'Base', 'Of the example'],
      measures.map((measure) => measureRow(measure, metric.over.get(measure.id))),
      [3],
    ),
  ]
}

function formulaText(formula: Formula): readonly string[] {
  const text = FORMULAS[formula.kind]
  return ['```text', text, '```']
}

const FORMULAS: Readonly<Record<Formula['kind'], string>> = {
  share: '100 × sum(count of the answers that count) / sum(count of the base)',
  mean: 'scale × sum(weight × count) / sum(count of the base), scale 100 for an index, else 1',
  net: '100 × (sum(count for) − sum(count against)) / sum(count of the base)',
  quantile: 'the point at which the share of cases still open falls to 1 − q, by life table',
  rate: 'per × sum(count) / denominator that the agency reports',
  'unit-cost': 'sum(unit cost × count) / sum(count of the base)',
  count: 'sum(count)',
  reported: 'as published',
}

function measureRow(measure: Measure, formula: Formula | undefined): readonly string[] {
  return [
    `\`${measure.id}\``,
    measure.wording ?? measure.name,
    formula === undefined ? '' : baseText(measure, formula),
    formula === undefined ? '' : exampleValue(measure, formula),
  ]
}

function baseText(measure: Measure, formula: Formula): string {
  if (formula.kind === 'rate') return `per ${formula.per} ${formula.denominator}`
  if (formula.kind === 'quantile') return 'all bands'
  if (formula.kind === 'reported') return ''
  const left = measure.answers.filter(({ id }) => !formula.base.includes(id))
  if (left.length === 0) return 'all answers'
  return left.length > formula.base.length
    ? `only ${formula.base.join(', ')}`
    : `all but ${left.map(({ id }) => id).join(', ')}`
}

/** The same made-up counts for each measure show that the measures are not one scale. */
function exampleValue(measure: Measure, formula: Formula): string {
  const found = applyFormula(formula, exampleDistribution(measure, formula), EXAMPLE_REPORTED)
  return found.estimable ? found.estimate.value.toFixed(1) : 'none'
}

function exampleLines(metric: Metric, measures: readonly Measure[]): readonly string[] {
  const [preferred] = measures
  if (preferred !== undefined) return metricExample(metric, preferred)
  return [
    'An organisation publishes 87.5 for the year 2026. The exchange shows 87.5, marked REPORTED and with the source, without an interval, without a rank, and out of every median of computed figures.',
  ]
}

function askLines({ id, field }: Metric): readonly string[] {
  return [
    ...(field === undefined
      ? []
      : [`- In GraphQL: \`journey { ${field.replace('.', ' { ')} } }\` at an agency.`]),
    `- At the gateway: \`comparison(metric: "${id}", ...)\`, \`trend(metric: "${id}", ...)\`.`,
    `- On the command line: \`citx compare --metric ${id} --journey ALL --window 2026-09\`.`,
  ]
}

function relatedLines({ id, construct }: Metric, { metrics }: Vocabulary): readonly string[] {
  const related = [...metrics.values()].filter(
    (other) => other.construct === construct && other.id !== id,
  )
  if (related.length === 0) return []
  return [
    `- Other metrics of the construct _${construct}_: ${related.map((other) => `[${other.name}](${other.id}.md)`).join(', ')}.`,
  ]
}
