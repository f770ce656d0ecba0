import { z } from 'zod'
import { barPicture } from '../terminal/picture.ts'
import { prose } from '../terminal/prose.ts'
import { table } from '../terminal/table.ts'
import { askField } from './ask-field.ts'
import type { ExchangeSettings } from './settings.ts'
import * as shapes from './shapes.ts'
import {
  figureText,
  formulaText,
  inUnit,
  nameOf,
  participationText,
  rangeText,
  reasonText,
  round,
  signed,
} from './words.ts'

export interface DecompositionArguments {
  readonly metric: string
  readonly journey: string
  readonly window: string
  readonly of: string
  readonly against: string
}

const side = z.looseObject({
  agency: shapes.agency,
  estimate: shapes.estimate,
  covered: z.number(),
})
const decomposition = z.looseObject({
  metric: shapes.metric,
  formula: z.string(),
  journeyId: z.string(),
  window: z.string(),
  of: side,
  against: side,
  difference: z.number().nullable(),
  differenceInterval: shapes.interval.nullable(),
  mix: z.number().nullable(),
  mixInterval: shapes.interval.nullable(),
  performance: z.number().nullable(),
  performanceInterval: shapes.interval.nullable(),
  channels: z.array(
    z.looseObject({
      channel: z.string(),
      ofValue: z.number().nullable(),
      againstValue: z.number().nullable(),
      mix: z.number(),
      performance: z.number(),
    }),
  ),
  reasons: shapes.reasons,
  participation: shapes.participation,
})
export type Decomposition = z.infer<typeof decomposition>
type Part = 'difference' | 'mix' | 'performance'

/** Asks the gateway to take a difference apart. */
export function fetchDecomposition(
  settings: ExchangeSettings,
  variables: DecompositionArguments,
  signal?: AbortSignal,
): Promise<Decomposition> {
  return askField(settings, 'decomposition', { shape: decomposition, variables, signal })
}

/** A difference as a person reads it: how much is channel mix, how much is doing better or worse, and where. */
export function describeDecomposition(given: Decomposition): readonly string[] {
  const { metric, formula, journeyId, window, of, against, difference, reasons } = given
  return [
    ...prose(
      `${metric.name}: journey ${journeyId}, ${window}`,
      formulaText(metric, formula),
      ...[of, against].map(
        ({ agency, estimate, covered }) =>
          `${nameOf(agency)}: ${figureText(estimate)}${estimate.value === null ? '' : ` (${rangeText(estimate.low, estimate.high, estimate.unit)})`}; the channels below hold ${round(100 * covered)} % of its answers.`,
      ),
    ),
    ...(difference === null ? [] : ['', partTable(given), '', channelTable(given)]),
    '',
    ...prose(
      ...(difference === null
        ? ['It is not taken apart.']
        : [conclusion(given), ...remainderText(given, difference)]),
      ...(reasons.length === 0 ? [] : [`Mind: ${reasonText(reasons)}.`]),
      ...participationText(given.participation),
    ),
  ]
}

const PARTS: Readonly<Record<Part, string>> = {
  difference: 'Difference',
  mix: 'of it, other channels',
  performance: 'of it, better or worse within',
}

function partTable(given: Decomposition): string {
  const { unit } = given.metric
  const parts = ['difference', 'mix', 'performance'] as const
  const largest = Math.max(...parts.map((part) => Math.abs(given[part] ?? 0)))
  return table(
    ['', unit === 'MONEY' ? 'Amount' : 'Points', '95 % interval', ''],
    parts.map((part) => {
      const value = given[part] ?? 0
      const interval = given[`${part}Interval`]
      return [
        PARTS[part],
        signed(value, unit),
        rangeText(interval?.low ?? null, interval?.high ?? null, unit),
        barPicture(value, largest),
      ]
    }),
    { right: [1, 2] },
  )
}

function channelTable({ metric, channels, of, against }: Decomposition): string {
  const value = ({ estimate }: typeof of, given: number | null) =>
    given === null ? '' : inUnit(estimate, given)
  return table(
    ['Channel', of.agency.id, against.agency.id, 'By mix', 'By doing'],
    channels.map(({ channel, ofValue, againstValue, mix, performance }) => [
      channel,
      value(of, ofValue),
      value(against, againstValue),
      signed(mix, metric.unit),
      signed(performance, metric.unit),
    ]),
    { right: [1, 2, 3, 4] },
  )
}

/** The channels together are not quite the figures: why the two differences are not one number. */
function remainderText(
  { metric: { unit }, of, against }: Decomposition,
  difference: number,
): readonly string[] {
  if (of.estimate.value === null || against.estimate.value === null) return []
  const whole = signed(of.estimate.value - against.estimate.value, unit)
  if (whole === signed(difference, unit)) return []
  return [
    `The two figures are ${whole} apart: what is not in the channels above, and the noise on their counts, makes the rest.`,
  ]
}

function conclusion(given: Decomposition): string {
  const { of, against, mix, performance, performanceInterval, metric } = given
  const way = performance ?? 0
  const better = metric.direction === 'DOWN' ? way < 0 : way > 0
  const sentence = `The channels that people use make ${signed(mix ?? 0, metric.unit)} of it, and what happens within them ${signed(way, metric.unit)}`
  if (metric.direction === 'CONTEXT') return `${sentence}.`
  const { low, high } = performanceInterval ?? { low: way, high: way }
  if (low <= 0 && high >= 0)
    return `${sentence}, which may be chance: with the same channels, neither is shown to do better.`
  return `${sentence}: with the same channels, ${nameOf(of.agency)} would do ${better ? 'better' : 'worse'} than ${nameOf(against.agency)}.`
}
