import { parseWindow } from '@citx/schema/cube/window.ts'
import { estimate, type Estimate } from '@citx/schema/metric/estimate.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import {
  array,
  assert,
  constant,
  integer,
  nat,
  pre,
  property,
  record,
  shuffledSubarray,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareFigures, type ComparedFigures } from './compare-figures.ts'
import type { AgencyFigure } from './compared-row.ts'
import { comparePairs } from './statistics/compare-pairs.ts'
import { commonMix, standardiseTo } from './standardisation/standardise-rows.ts'

const vocabulary = loadVocabulary()
const window = parseWindow('2026-03')
const measure = 'satisfaction-5'

function metricOf(id: string): Metric {
  const metric = vocabulary.metrics.get(id)
  if (metric === undefined) throw new Error(`no metric ${id}`)
  return metric
}

const satisfaction = metricOf('satisfaction-index')

const counts = array(integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 5 })
const answers = array(counts, { minLength: 1, maxLength: 8 })
const answersOfMany = array(counts, { minLength: 3, maxLength: 8 })

function distributionOf(given: readonly number[], countVariance = 2) {
  const named = new Map(given.map((count, index) => [String(index + 1), count]))
  return { measure, counts: named, countVariance }
}

function estimated(given: readonly number[]): Estimate | undefined {
  const result = estimate(satisfaction, distributionOf(given))
  return result.estimable ? result.estimate : undefined
}

function figureOf(given: readonly number[], index: number): AgencyFigure {
  const found = estimated(given)
  return found === undefined
    ? emptyAgency(`agency-${index}`)
    : agencyWith(`agency-${index}`, found, given)
}

function agencyWith(
  agency: string,
  found: Estimate,
  given: readonly number[],
  metric = satisfaction,
): AgencyFigure {
  const figure = {
    metric,
    measure,
    release: 'r',
    status: 'PUBLISHED',
    basis: 'PROTECTED',
    value: found.value,
    estimated: found,
    n: found.n,
    collected: undefined,
    currency: undefined,
    counted: { distribution: distributionOf(given), reported: {} },
  } as const
  return { agency, figure, failure: undefined }
}

function emptyAgency(agency: string): AgencyFigure {
  const figure = { metric: satisfaction, measure, release: 'r', status: 'SUPPRESSED' } as const
  return { agency, figure, failure: undefined }
}

function compare(figures: readonly AgencyFigure[], metric = satisfaction): ComparedFigures {
  return compareFigures(metric, figures, window, vocabulary)
}

function times(factor: number, { value, variance, low, high, n }: Estimate): Estimate {
  const [first, second] = [low * factor, high === undefined ? undefined : high * factor]
  const ends = factor > 0 || second === undefined ? [first, second] : [second, first]
  const [from = first, to] = ends
  return { value: value * factor, variance: variance * factor * factor, low: from, high: to, n }
}

function pooledOf({ summary }: ComparedFigures): Estimate | undefined {
  return summary?.pooled?.status === 'PUBLISHED' ? summary.pooled.estimated : undefined
}

const shuffled = answers
  .map((all) => all.map(figureOf))
  .chain((figures) =>
    record({
      figures: constant(figures),
      shuffled: shuffledSubarray(figures, { minLength: figures.length }),
    }),
  )

describe('a comparison', () => {
  it('is the same, bit for bit, in whatever order the agencies come', () => {
    assert(
      property(shuffled, (given) => {
        const [first, second] = [compare(given.figures), compare(given.shuffled)]
        expect(second).toEqual(first)
        const context = { window, vocabulary }
        expect(comparePairs(second.rows, 'agency-0', context)).toEqual(
          comparePairs(first.rows, 'agency-0', context),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('says the same of all others when an agency without a figure is added', () => {
    assert(
      property(answers, nat({ max: 9 }), (all, place) => {
        const figures = all.map(figureOf)
        const { rows, ...before } = compare(figures)
        const added = emptyAgency(`agency-${place}-empty`)
        const { rows: more, ...after } = compare([...figures, added])
        expect(after).toEqual(before)
        expect(more.filter(({ agency }) => agency !== added.agency)).toEqual(rows)
        expect(more).toHaveLength(rows.length + 1)
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on the unit: ten times the figures are ten times the differences, and the same ranks', () => {
    assert(
      property(answersOfMany, integer({ min: 2, max: 1000 }), (all, factor) => {
        const found = all.flatMap((given) => estimated(given) ?? [])
        pre(found.length === all.length)
        const scaled = (by: number) =>
          compare(
            found.map((each, index) => agencyWith(`a${index}`, times(by, each), all[index] ?? [])),
          )
        const [one, many] = [scaled(1), scaled(factor)]
        expect(many.summary?.median).toBeCloseTo(factor * (one.summary?.median ?? 0), 6)
        for (const [index, row] of many.rows.entries()) {
          const before = one.rows[index]
          expect([row.agency, row.standing?.rank, row.standing?.tier]).toEqual([
            before?.agency,
            before?.standing?.rank,
            before?.standing?.tier,
          ])
          const [now, then] = [row.standing?.difference, before?.standing?.difference]
          expect(now?.value).toBeCloseTo(factor * (then?.value ?? 0), 6)
          expect(now?.adjustedPValue).toBeCloseTo(then?.adjustedPValue ?? Number.NaN, 9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('ranks as it does where more is better when all signs are turned and less is better', () => {
    const less: Metric = { ...satisfaction, direction: 'down' }
    assert(
      property(answersOfMany, (all) => {
        const found = all.flatMap((given) => estimated(given) ?? [])
        pre(found.length === all.length)
        const turned = (by: number, metric: Metric) => {
          const figures = found.map((each, index) =>
            agencyWith(`a${index}`, times(by, each), all[index] ?? [], metric),
          )
          return compare(figures, metric).rows.map(({ agency, standing }) => [
            agency,
            standing?.rank,
            standing?.tier,
          ])
        }
        expect(turned(-1, less)).toEqual(turned(1, satisfaction))
      }),
      { numRuns: 60 },
    )
  })
})

describe('pooling', () => {
  it('adds counts: an agency split in two leaves the pooled figure as it was', () => {
    assert(
      property(answersOfMany, counts, (all, share) => {
        const figures = all.map(figureOf)
        const [first, ...others] = all
        pre(figures.every(({ figure }) => figure.status === 'PUBLISHED') && first !== undefined)
        const half = (first ?? []).map((count, index) => Math.min(count, share[index] ?? 0))
        const rest = (first ?? []).map((count, index) => count - (half[index] ?? 0))
        const split = [half, rest, ...others].map(figureOf)
        const [whole, parts] = [pooledOf(compare(figures)), pooledOf(compare(split))]
        expect(parts?.value).toBe(whole?.value)
        expect(parts?.n).toBe(whole?.n)
        // One more part that was protected by itself brings noise of its own.
        expect(parts?.variance ?? 0).toBeGreaterThanOrEqual((whole?.variance ?? 0) * (1 - 1e-12))
      }),
      { numRuns: 60 },
    )
  })

  it('is not the mean of percentages', () => {
    const large = [0, 0, 0, 0, 900]
    const small = [100, 0, 0, 0, 0]
    const pooled = pooledOf(compare([large, small, small].map(figureOf)))
    expect(pooled?.value).toBeCloseTo((100 * 900) / 1100, 10)
  })

  it('leaves nobody out in silence: counts on two scales do not add up', () => {
    const five = [10, 20, 30, 40, 50]
    const smileys = figureOf(five, 3)
    if (smileys.figure.status !== 'PUBLISHED') throw new Error('it has a figure')
    const onThree = { ...smileys, figure: { ...smileys.figure, measure: 'satisfaction-3' } }
    const { summary } = compare([...[five, five, five].map(figureOf), onThree])
    expect(summary).toMatchObject({ agencies: 4, pooled: undefined })
  })
})

describe('standardisation', () => {
  it('leaves an agency that has the common mix already as it is', () => {
    assert(
      property(array(counts, { minLength: 1, maxLength: 4 }), (channels) => {
        const strata = new Map(
          channels.flatMap((given, index) => {
            const found = estimated(given)
            return found === undefined ? [] : [[`channel-${index}`, found] as const]
          }),
        )
        pre(strata.size > 0)
        const together = estimated(
          [0, 1, 2, 3, 4].map((answer) =>
            channels.reduce((sum, each) => sum + (each[answer] ?? 0), 0),
          ),
        )
        const mix = new Map([...strata].map(([channel, { n }]) => [channel, n]))
        const { estimate: found } = standardiseTo(commonMix([mix]), strata)
        expect(found?.value).toBeCloseTo(together?.value ?? Number.NaN, 8)
      }),
      { numRuns: 60 },
    )
  })
})
