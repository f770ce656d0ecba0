import { z } from 'zod'
import { rangePicture, scaleHead, scaleOf } from '../terminal/picture.ts'
import { prose } from '../terminal/prose.ts'
import { table } from '../terminal/table.ts'
import { askField } from './ask-field.ts'
import type { ExchangeSettings } from './settings.ts'
import * as shapes from './shapes.ts'
import {
  chanceText,
  countText,
  differenceText,
  figureText,
  formulaText,
  lower,
  nameOf,
  participationText,
  rangeText,
  reasonText,
  round,
  starText,
} from './words.ts'

export interface TrendArguments {
  readonly metric: string
  readonly journey: string
  readonly agency: string
  readonly until: string
  readonly last?: number | undefined
}

const trend = z.looseObject({
  metric: shapes.metric,
  formula: z.string(),
  journeyId: z.string(),
  agency: shapes.agency,
  points: z.array(
    z.looseObject({ window: z.string(), estimate: shapes.estimate, mixed: z.boolean() }),
  ),
  segments: z.array(
    z.looseObject({
      from: z.string(),
      until: z.string(),
      points: z.number(),
      reasons: shapes.reasons,
      mean: z.number().nullable(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      provisional: z.boolean(),
      signals: z.array(
        z.looseObject({
          rule: z.string(),
          from: z.string(),
          until: z.string(),
          direction: z.string(),
          better: z.boolean().nullable(),
        }),
      ),
    }),
  ),
  breaks: z.array(
    z.looseObject({ from: z.string(), kind: z.string(), note: z.string(), detected: z.boolean() }),
  ),
  seasonal: z.looseObject({
    window: z.string().nullable(),
    earlier: z.array(
      z.looseObject({
        window: z.string(),
        estimate: shapes.estimate,
        difference: shapes.difference.nullable(),
        reasons: shapes.reasons,
      }),
    ),
    reasons: shapes.reasons,
  }),
  participation: shapes.participation,
})
export type Trend = z.infer<typeof trend>
type Segment = Trend['segments'][number]

/** Asks the gateway how one metric of an agency moves. */
export function fetchTrend(
  settings: ExchangeSettings,
  variables: TrendArguments,
  signal?: AbortSignal,
): Promise<Trend> {
  return askField(settings, 'trend', { shape: trend, variables, signal })
}

/** A trend as a person reads it: the figures in time, their limits, the signals, the breaks, the season. */
export function describeTrend(given: Trend): readonly string[] {
  const { metric, formula, journeyId, agency, points, segments } = given
  return [
    ...prose(
      `${metric.name} of ${nameOf(agency)}: journey ${journeyId}, ${points[0]?.window ?? ''} to ${points.at(-1)?.window ?? ''}`,
      formulaText(metric, formula),
    ),
    '',
    pointTable(given),
    '',
    ...prose(
      ...segments.flatMap((segment) => segmentText(segment, metric.unit)),
      ...given.breaks.map(
        ({ from, kind, note, detected }) =>
          `Break in ${from} (${lower(kind)}, ${detected ? 'found by computing again what was published' : 'as the agency declares'}): ${note}`,
      ),
      ...seasonText(given),
      ...chanceText(given.seasonal.earlier.map(({ difference }) => difference)),
      ...starText(points.map(({ estimate }) => estimate)),
      ...participationText(given.participation),
    ),
  ]
}

function pointTable({ points, segments }: Trend): string {
  const scale = scaleOf(points.flatMap(({ estimate: { low, value, high } }) => [low, value, high]))
  return table(
    ['Window', 'Value', '95 % interval', 'n', scaleHead(scale), 'Signals'],
    points.map(({ window, estimate, mixed }) => {
      const segment = segments.find(({ from, until }) => from <= window && window <= until)
      return [
        window,
        figureText(estimate),
        rangeText(estimate.low, estimate.high, estimate.unit),
        countText(estimate.n),
        rangePicture(estimate, scale, segment?.mean),
        mixed ? 'on both sides of a break' : signalsAt(window, segment),
      ]
    }),
    { right: [1, 2, 3] },
  )
}

function signalsAt(window: string, segment: Segment | undefined): string {
  const here = segment?.signals.filter(({ from, until }) => from <= window && window <= until) ?? []
  return [...new Set(here.map(({ rule }) => lower(rule)))].join(', ')
}

function segmentText(segment: Segment, unit: string): readonly string[] {
  const { from, until, points, mean, lower: least, upper, provisional, signals, reasons } = segment
  const begins = reasons.length === 0 ? '' : ` It begins anew: ${reasonText(reasons)}.`
  const limits =
    mean === null
      ? 'no limits from a single figure'
      : `mean ${round(mean, unit)} (: in the picture), limits ${rangeText(least, upper, unit)}${provisional ? ', which will still move' : ''}`
  return [
    `${from} to ${until}, ${points} figures: ${limits}.${begins}`,
    ...signals.map(
      ({ rule, direction, better, ...span }) =>
        `Signal: ${lower(rule)}, ${lower(direction)}, ${span.from === span.until ? span.from : `${span.from} to ${span.until}`}${better === null ? '' : better ? ', the better way' : ', the worse way'}.`,
    ),
  ]
}

function seasonText({ seasonal: { window, earlier, reasons } }: Trend): readonly string[] {
  if (window === null) return []
  const compared = earlier.filter(({ estimate }) => estimate.value !== null)
  return [
    ...compared.map(
      ({ window: before, estimate, difference, reasons: why }) =>
        `${window} against the same season, ${before}: ${figureText(estimate)}${difference === null ? '' : `, difference ${differenceText(difference, estimate.unit)}`}${why.length === 0 ? '' : `; ${reasonText(why)}`}.`,
    ),
    ...(compared.length === 0 || reasons.length === 0 ? [] : [`Mind: ${reasonText(reasons)}.`]),
  ]
}
