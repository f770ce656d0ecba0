import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { numberFrom } from './number-from.ts'

interface Place {
  readonly window?: string | null
  readonly channel?: string
  readonly stage?: string
}
interface JourneyPlace extends Place {
  readonly id: string
}
interface CellsAsked {
  readonly window: string
  readonly measures?: readonly string[] | null
  readonly journeys?: readonly string[] | null
  readonly channels: readonly string[]
  readonly stages: readonly string[]
}

const NEWEST = '2026-03'
const RELEASE = '7d'.repeat(32)

/**
 * What one agency publishes, as objects for graphql-js to read. Every figure follows from the seed, the agency and the
 * place, so that another process can tell what an answer must hold.
 */
export function agencyData(id: string, vocabulary: Vocabulary, seed: number): object {
  const draw = (...place: readonly string[]) => numberFrom(seed, id, ...place)
  return {
    id,
    contract: '1.0',
    journeyIds: [...vocabulary.journeys.keys()],
    releases: [],
    figures: [],
    journey: (asked: JourneyPlace) => insightAt(asked, vocabulary, draw),
    cells: (asked: CellsAsked) => cellsAt(asked, vocabulary, draw),
    measures: ({ ids }: { readonly ids?: readonly string[] | null }) =>
      (ids ?? [...vocabulary.measures.keys()]).map((measure) => ({
        measure,
        family: enumName(vocabulary.measures.get(measure)?.family ?? 'behaviour'),
        wording: 'How satisfied are you?',
        wordingId: 'w1',
        wordingClass: 'standard',
        mode: 'WEB',
        coverage: 'CENSUS',
        since: '2025-01',
        breaks: [],
      })),
  }
}

type Draw = (...place: readonly string[]) => number

function insightAt(
  { id, window, channel = 'ALL', stage = 'ALL' }: JourneyPlace,
  vocabulary: Vocabulary,
  draw: Draw,
): object {
  const at = [id, window ?? NEWEST, channel, stage]
  const estimate = (metric: Metric | undefined) => estimateOf(metric, draw(...at, metric?.id ?? ''))
  const named = (group: string) =>
    Object.fromEntries(
      [...vocabulary.metrics.values()]
        .filter(({ field }) => field?.startsWith(`${group}.`) === true)
        .map((metric) => [metric.field?.slice(group.length + 1) ?? '', estimate(metric)]),
    )
  const each = (
    terms: ReadonlyMap<string, unknown>,
    term: string,
    figure: string,
    prefix: string,
  ) =>
    [...terms.keys()].map((key) => ({
      [term]: key,
      [figure]: estimate(vocabulary.metrics.get(`${prefix}${key}`)),
    }))
  return {
    journeyId: id,
    journey: { id },
    window: window ?? NEWEST,
    channel,
    stage,
    release: RELEASE,
    voiceOfCitizen: {
      ...named('voiceOfCitizen'),
      themes: each(vocabulary.themes, 'theme', 'share', 'theme-'),
    },
    voiceOfEmployee: named('voiceOfEmployee'),
    behaviour: {
      ...named('behaviour'),
      abandonment: each(vocabulary.stages, 'stage', 'estimate', 'abandonment-'),
    },
    demand: {
      ...named('demand'),
      channels: each(vocabulary.channels, 'channel', 'estimate', 'channel-share-'),
      failureCauses: each(vocabulary.causes, 'cause', 'estimate', 'failure-cause-'),
    },
    metrics: ({ ids }: { readonly ids: readonly string[] }) =>
      ids.map((metric) => estimate(vocabulary.metrics.get(metric))),
  }
}

function estimateOf(metric: Metric | undefined, drawn: number): object {
  const value = Math.round(drawn * 1000) / 10
  return {
    metric: metric?.id ?? 'unknown',
    formula: `${metric?.id ?? 'unknown'}@${metric?.version ?? 1}`,
    status: 'PUBLISHED',
    value,
    unit: enumName(metric?.unit ?? 'percent'),
    currency: metric?.unit === 'money' ? 'DKK' : null,
    low: Math.round(value * 9.6) / 10,
    high: Math.round(value * 10.4) / 10,
    n: 100 + Math.floor(drawn * 9000),
    measure: metric?.over.keys().next().value ?? null,
    basis: 'PROTECTED',
    release: RELEASE,
  }
}

function cellsAt(
  { window, measures, journeys, channels, stages }: CellsAsked,
  vocabulary: Vocabulary,
  draw: Draw,
): readonly object[] {
  const places = (journeys ?? ['ALL']).flatMap((journey) =>
    channels.flatMap((channel) => stages.map((stage) => ({ journey, channel, stage, window }))),
  )
  return (measures ?? []).flatMap((measure) =>
    places.map((place) => {
      const answers = vocabulary.measures.get(measure)?.answers ?? []
      const counts = answers.map(({ id }) => ({
        answer: id,
        count: 20 + Math.floor(draw(...Object.values(place), measure, id) * 400),
      }))
      return {
        ...place,
        measure,
        counts,
        subjects: counts.reduce((sum, { count }) => sum + count, 0),
        dominant: null,
        countVariance: 3,
        release: RELEASE,
      }
    }),
  )
}
