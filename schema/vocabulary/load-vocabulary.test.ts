import { describe, expect, it } from 'vitest'
import type { Formula, Unit } from '../metric/formula.ts'
import { buildVocabulary, loadVocabulary } from './load-vocabulary.ts'
import { metricKind } from './metric-kind.ts'
import { readDataFiles } from './read-data-files.ts'
import type { DataFiles } from './read-data-files.ts'

const vocabulary = loadVocabulary()
const formulas = [...vocabulary.metrics.values()].flatMap((metric) =>
  [...metric.over].map(([measure, formula]) => ({ metric, measure, formula })),
)

describe('the vocabulary', () => {
  it('is read once', () => {
    expect(loadVocabulary()).toBe(vocabulary)
  })

  const kinds: Record<Unit, readonly Formula['kind'][]> = {
    percent: ['share', 'reported'],
    index: ['mean'],
    net: ['net'],
    score: ['mean', 'reported'],
    count: ['count'],
    'per-case': ['mean', 'rate'],
    'per-thousand': ['rate'],
    days: ['quantile'],
    seconds: ['quantile', 'reported'],
    money: ['quantile', 'unit-cost', 'reported'],
  }
  it.each([...vocabulary.metrics.values()])('$id has a formula that gives its unit', (metric) => {
    expect(kinds[metric.unit]).toContain(metricKind(metric))
    for (const { kind } of metric.over.values()) expect(kind).toBe(metricKind(metric))
  })

  it.each(formulas)('$metric.id over $measure stays on the scale of its unit', (entry) => {
    const { formula, metric, measure } = entry
    if (formula.kind === 'quantile') {
      const { bandUnit } = vocabulary.measures.get(measure) ?? {}
      return expect(bandUnit).toBe(metric.unit)
    }
    if (formula.kind === 'rate') {
      return expect(formula.per).toBe(metric.unit === 'per-thousand' ? 1000 : 1)
    }
    if (formula.kind === 'unit-cost' || formula.kind === 'count' || formula.kind === 'reported')
      return undefined
    const reach = [...formula.weights.values()].map((weight) => weight * formula.scale)
    const [low, high] = [Math.min(...reach), Math.max(...reach)]
    if (metric.unit === 'net') return expect([low, high]).toEqual([-100, 100])
    if (metric.unit === 'score') return expect([low, high]).toEqual([1, 5])
    if (metric.unit === 'per-case') return expect([low, high]).toEqual([0, 3])
    return expect([low, high]).toEqual([0, 100])
  })

  it.each(formulas)('$metric.id over $measure weighs each answer of its base', (entry) => {
    const { formula, measure } = entry
    const answers = vocabulary.measures.get(measure)?.answers.map(({ id }) => id)
    if ('base' in formula) expect(answers).toEqual(expect.arrayContaining([...formula.base]))
    if ('base' in formula && 'weights' in formula)
      expect([...formula.weights.keys()]).toEqual(formula.base)
  })

  it.each(formulas)('$metric.id stands in the family of $measure', ({ metric, measure }) => {
    expect(vocabulary.measures.get(measure)?.family).toBe(metric.family)
  })

  it('has a metric over every measure', () => {
    const used = new Set(formulas.map(({ measure }) => measure))
    expect([...vocabulary.measures.keys()].filter((id) => !used.has(id))).toEqual([])
  })

  it('holds every measure of employees sensitive, as their groups are small', () => {
    const open = [...vocabulary.measures.values()].filter(
      ({ family, sensitive }) => family === 'voice-of-employee' && !sensitive,
    )
    expect(open).toEqual([])
  })

  it('crosses no measure with the dimension that its answers are', () => {
    expect(across('contact-channel')).not.toContain('channel')
    expect(across('completion-channel')).not.toContain('channel')
    expect(across('furthest-stage')).not.toContain('stage')
  })
})

describe('formulas as their sources state them', () => {
  it('satisfaction is the normalised mean of GOV.UK: (r - 1) / 4', () => {
    const formula = vocabulary.metrics.get('satisfaction-index')?.over.get('satisfaction-5')
    expect(formula).toMatchObject({ kind: 'mean', scale: 100 })
    expect(weightsOf(formula)).toEqual({ '1': 0, '2': 0.25, '3': 0.5, '4': 0.75, '5': 1 })
  })

  it("the Friends and Family Test keeps don't know in its base", () => {
    const formula = vocabulary.metrics.get('fft-positive')?.over.get('satisfaction-fft')
    expect(weightsOf(formula)).toMatchObject({ 'very-good': 1, good: 1, 'dont-know': 0 })
  })

  it('the engagement index of the Civil Service People Survey gives its worked example', () => {
    const weights = weightsOf(vocabulary.metrics.get('engagement-index')?.over.get('engagement-21'))
    const example = [65, 25, 70, 35, 50, 100, 90, 40, 20, 35]
    const sum = example.reduce((total, score) => total + (weights[score] ?? Number.NaN), 0)
    expect(sum / example.length).toBe(53)
  })

  it('a stage is abandoned by those who reached it', () => {
    const formula = vocabulary.metrics.get('abandonment-track')?.over.get('furthest-stage')
    expect(weightsOf(formula)).toEqual({
      track: 1,
      receive: 0,
      change: 0,
      redress: 0,
      completed: 0,
    })
  })

  it('assisted digital is not digital', () => {
    const formula = vocabulary.metrics.get('digital-take-up')?.over.get('completion-channel')
    expect(weightsOf(formula)).toMatchObject({ web: 1, app: 1, 'assisted-digital': 0, phone: 0 })
    expect(weightsOf(formula)).not.toHaveProperty('unknown')
  })

  it('answered within 60 seconds counts the bands up to a minute', () => {
    const formula = vocabulary.metrics.get('answered-within-60s')?.over.get('answer-time')
    expect(weightsOf(formula)).toMatchObject({ '30s-60s': 1, '60s-120s': 0, '1800s-or-more': 0 })
  })

  it('durations know the cases that are still open', () => {
    const formula = vocabulary.metrics.get('median-days-to-resolve')?.over.get('days-to-resolve')
    expect(formula).toMatchObject({
      kind: 'quantile',
      q: 0.5,
      bands: expect.arrayContaining([
        { answer: 'under-1h', from: 0, to: 1 / 24 },
        { answer: 'open:160d-or-more', from: 160, censored: true },
      ]),
    })
  })
})

describe('a vocabulary that contradicts itself', () => {
  const files = readDataFiles()
  const measure = first(first(files.measures).measures)
  const metric = first(first(files.metrics).metrics)
  const withMeasure = (changed: Partial<typeof measure>): DataFiles => ({
    ...files,
    measures: [
      { ...first(files.measures), measures: [{ ...measure, id: 'new', ...changed }] },
    ].concat(files.measures),
  })
  const withMetric = (changed: Partial<typeof metric>): DataFiles => ({
    ...files,
    metrics: [{ ...first(files.metrics), metrics: [{ ...metric, id: 'new', ...changed }] }].concat(
      files.metrics,
    ),
  })
  const over = (formula: Exclude<(typeof metric)['over'], string>[string]) =>
    withMetric({ over: { 'satisfaction-5': formula } })

  it.each<[string, DataFiles, string]>([
    ['an unknown scale', withMeasure({ answers: 'nine' }), 'measure new: there is no scale "nine"'],
    [
      'a measure twice',
      withMeasure({ id: 'satisfaction-5' }),
      'measure satisfaction-5: the id is used twice',
    ],
    [
      'an unknown measure',
      withMetric({ over: { nothing: { count: 'all' } } }),
      'metric new over nothing: there is no such measure',
    ],
    [
      'an unknown answer',
      over({ share: ['6'], of: 'all' }),
      'metric new over satisfaction-5: has no answer "6"',
    ],
    [
      'a share of what is not in the base',
      over({ share: ['5'], of: ['1', '2'] }),
      'metric new over satisfaction-5: answer "5" is not in the base',
    ],
    [
      'a quantile of what has no bands',
      over({ quantile: 0.5 }),
      'metric new over satisfaction-5: has no bands for a quantile',
    ],
    [
      'an unknown figure',
      over({ rate: 'all', denominator: 'moons', per: 1 }),
      'metric new over satisfaction-5: there is no figure "moons"',
    ],
    [
      'a mean without a weight',
      over({ mean: { '1': 1, '2': 2, '3': 3, '4': 4 } }),
      'metric new over satisfaction-5: answer "5" has no weight',
    ],
    [
      'a field that the SDL does not have',
      withMetric({ field: 'voiceOfCitizen.mood' }),
      'metric new: the SDL has no field "voiceOfCitizen.mood" in JourneyInsight',
    ],
    [
      'a step that is no journey',
      {
        ...files,
        lifeEvents: [
          { ...first(files.lifeEvents), id: 'new', steps: [{ journey: 'x', optional: false }] },
        ],
      },
      'life event new: there is no journey "x"',
    ],
  ])('is refused for %s', (_name, changed, problem) => {
    expect(() => buildVocabulary(changed)).toThrow(problem)
  })

  it('is refused with all that is wrong at once', () => {
    const changed = {
      ...withMeasure({ answers: 'nine' }),
      metrics: withMetric({ field: 'demand.mood' }).metrics,
    }
    expect(() => buildVocabulary(changed)).toThrow(
      expect.objectContaining({
        problems: [
          'measure new: there is no scale "nine"',
          'metric new: the SDL has no field "demand.mood" in JourneyInsight',
        ],
      }),
    )
  })
})

function weightsOf(formula: Formula | undefined): Readonly<Record<string, number>> {
  if (formula === undefined || !('weights' in formula)) throw new Error('no weighted formula')
  return Object.fromEntries(formula.weights)
}

function across(measure: string): readonly string[] | undefined {
  return vocabulary.measures.get(measure)?.across
}

function first<T>(list: readonly T[]): T {
  const [item] = list
  if (item === undefined) throw new Error('the list is empty')
  return item
}
