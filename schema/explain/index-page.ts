import { FAMILIES } from '../vocabulary/family.ts'
import type { Metric, Vocabulary } from '../vocabulary/vocabulary.ts'
import { DIRECTION_WORDS, FAMILY_NAMES } from './metric-page.ts'
import { markdownTable, page, type Page } from './page.ts'
import { STATISTICS } from './statistics/all-statistics.ts'

/** The index of all pages: metrics by family, then statistics. */
export function indexPage({ version, metrics }: Vocabulary): Page {
  return page('README.md', [
    '# Metrics and statistics, explained',
    '',
    `Every figure of the exchange is a formula over protected counts of answers. A page for each metric of the vocabulary (version ${version}) and for each statistic says how it is computed, with numbers, where it comes from, and when not to use it.`,
    '',
    ...FAMILIES.flatMap((family) => [
      `## ${FAMILY_NAMES[family]}`,
      '',
      ...metricTable([...metrics.values()].filter((metric) => metric.family === family)),
      '',
    ]),
    '## Statistics',
    '',
    ...markdownTable(
      ['Statistic', 'The question it answers'],
      STATISTICS.map(({ id, name, question }) => [`[${name}](statistics/${id}.md)`, question]),
    ),
  ])
}

function metricTable(metrics: readonly Metric[]): readonly string[] {
  return markdownTable(
    ['Metric', 'Unit', 'Direction'],
    metrics.map(({ id, name, unit, direction }) => [
      `[${name}](metrics/${id}.md)`,
      unit,
      DIRECTION_WORDS[direction],
    ]),
  )
}
