import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { estimate } from '../metric/estimate.ts'
import { loadVocabulary } from '../vocabulary/load-vocabulary.ts'
import { docstringOf } from './docstring.ts'
import { EXAMPLE_REPORTED, exampleDistribution } from './example-distribution.ts'
import { metricPage } from './metric-page.ts'
import { markdownTable, numberText, resultText } from './page.ts'
import { statisticPage } from './statistic-page.ts'
import { STATISTICS } from './statistics/all-statistics.ts'
import { writePages } from './write-pages.ts'

const vocabulary = loadVocabulary()
const metrics = [...vocabulary.metrics.values()]
const computed = metrics.filter(({ over }) => over.size > 0)

describe('the page of a metric', () => {
  it.each(computed)('$id shows the number that the estimator gives', (metric) => {
    const [measure] = [...metric.over.keys()].flatMap((id) => vocabulary.measures.get(id) ?? [])
    const [formula] = metric.over.values()
    if (measure === undefined || formula === undefined) throw new Error('a metric has a measure')
    const found = estimate(metric, exampleDistribution(measure, formula), EXAMPLE_REPORTED)
    if (!found.estimable) throw new Error(found.reason)
    const shown = /\*\*(\S+) .*95 % interval (\S+)/.exec(metricPage(metric, vocabulary).text)
    expect(Number(shown?.[1]?.replaceAll(',', '').replace('−', '-'))).toBeCloseTo(
      found.estimate.value,
      0,
    )
    expect(shown?.[2]).toBeDefined()
  })

  it.each(metrics)('$id says when not to use it, and where it is from', (metric) => {
    const { text } = metricPage(metric, vocabulary)
    const section = text.split('## When not to use it')[1]?.split('## Where it is')[0] ?? ''
    expect(section).toMatch(/^- \S/m)
    expect(text).toContain(`## Source\n\n${metric.source}`)
    if (metric.direction === 'context') expect(section).toContain('Not to rank')
  })

  it('computes the GOV.UK index of 20, 30, 50, 120 and 80 answers', () => {
    const metric = metrics.find(({ id }) => id === 'satisfaction-index')
    if (metric === undefined) throw new Error('no satisfaction-index')
    // ((20 + 2 * 30 + 3 * 50 + 4 * 120 + 5 * 80) / 300 - 1) / 4 = 0.675
    expect(metricPage(metric, vocabulary).text).toContain('/ 300 = 67.5')
  })
})

describe('the page of a statistic', () => {
  it.each(STATISTICS)('$id has formula, source, numbers and limits', (statistic) => {
    const { text } = statisticPage(statistic)
    expect(text).toMatch(/## Example[^#]*\d/)
    expect(text).toMatch(/## When not to use it\n\n- \S/)
    expect(text).not.toMatch(/undefined|NaN/)
  })

  it('refuses a function without a docstring', () => {
    expect(() => docstringOf('metric/statistics/funnel.ts', 'widen')).toThrow('widen')
    expect(docstringOf('metric/statistics/tiers.ts', 'tiers')).toMatch(/^Tiers from rank ranges/)
  })
})

describe('writing pages', () => {
  it('writes what is missing, removes what is no more, and then finds nothing to do', async () => {
    const path = await mkdtemp(join(tmpdir(), 'citx-pages-'))
    try {
      const folder = pathToFileURL(`${path}/`)
      const pages = [{ path: 'metrics/a.md', text: 'a' }]
      await writeFile(join(path, 'old.md'), 'old')
      expect(await writePages(pages, { folder, checkOnly: true })).toEqual([
        { path: 'metrics/a.md', state: 'stale' },
        { path: 'old.md', state: 'superfluous' },
      ])
      expect(await writePages(pages, { folder, checkOnly: false })).toEqual([
        { path: 'metrics/a.md', state: 'written' },
        { path: 'old.md', state: 'removed' },
      ])
      expect(await writePages(pages, { folder, checkOnly: true })).toEqual([])
    } finally {
      await rm(path, { recursive: true })
    }
  })

  it('escapes cells and writes numbers for people', () => {
    expect(markdownTable(['a'], [['x|y']])).toEqual(['| a |', '| --- |', '| x\\|y |'])
    expect(numberText(-1234.5)).toBe('−1,234.5')
    expect(resultText(-0)).toBe('0.0')
  })
})
