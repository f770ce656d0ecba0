import { format, resolveConfig } from 'prettier'
import { loadVocabulary } from '../vocabulary/load-vocabulary.ts'
import { indexPage } from './index-page.ts'
import { metricPage } from './metric-page.ts'
import type { Page } from './page.ts'
import { statisticPage } from './statistic-page.ts'
import { STATISTICS } from './statistics/all-statistics.ts'

/** Every page below `schema/docs/`, formatted as the repository is. The same vocabulary and code give the same bytes. */
export async function allPages(): Promise<readonly Page[]> {
  const vocabulary = loadVocabulary()
  const pages = [
    indexPage(vocabulary),
    ...[...vocabulary.metrics.values()].map((metric) => metricPage(metric, vocabulary)),
    ...STATISTICS.map(statisticPage),
  ]
  const config = await resolveConfig(new URL('page.md', import.meta.url).pathname)
  return Promise.all(
    pages.map(async ({ path, text }) => ({
      path,
      text: await format(text, { ...config, parser: 'markdown' }),
    })),
  )
}
