import { z } from 'zod'
import { rangePicture, scaleHead, scaleOf } from '../terminal/picture.ts'
import { cut, prose } from '../terminal/prose.ts'
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
  leftOutText,
  lower,
  nameOf,
  participationText,
  rangeText,
  reasonText,
  round,
  starText,
} from './words.ts'

/** Who takes part in a comparison; everyone when nothing is said. */
export interface PeerArguments {
  readonly agencies?: readonly string[] | undefined
  readonly forum?: string | undefined
  readonly kinds?: readonly string[] | undefined
  readonly sizeBands?: readonly string[] | undefined
}

export interface ComparisonArguments extends PeerArguments {
  readonly metric: string
  readonly journey: string
  readonly window: string
  readonly channel?: string | undefined
  readonly stage?: string | undefined
  readonly against?: string | undefined
  readonly nearestTo?: string | undefined
  readonly neighbours?: number | undefined
}

const comparison = z.looseObject({
  metric: shapes.metric,
  formula: z.string(),
  journeyId: z.string(),
  window: z.string(),
  channel: z.string(),
  stage: z.string(),
  verdict: z.looseObject({ status: z.string(), reasons: shapes.reasons }),
  rows: z.array(
    z.looseObject({
      agency: shapes.agency,
      estimate: shapes.estimate,
      standardised: z
        .looseObject({ estimate: shapes.estimate, reasons: shapes.reasons })
        .nullable(),
      grade: z.string().nullable(),
      reasons: shapes.reasons,
      rank: z.looseObject({ from: z.number(), to: z.number() }).nullable(),
      difference: shapes.difference.nullable(),
      pair: z
        .looseObject({
          against: z.string(),
          grade: z.string(),
          metric: z.string(),
          difference: shapes.difference.nullable(),
        })
        .nullable(),
      normalised: z
        .looseObject({
          estimate: shapes.estimate,
          difference: shapes.difference.nullable(),
          caveat: z.string(),
        })
        .nullable(),
      funnel: z.looseObject({ position: z.string() }).nullable(),
    }),
  ),
  summary: z
    .looseObject({
      agencies: z.number(),
      median: z.number(),
      lowerQuartile: z.number(),
      upperQuartile: z.number(),
      lowest: z.number(),
      highest: z.number(),
      heterogeneity: z
        .looseObject({ q: z.number(), iSquared: z.number(), tauSquared: z.number() })
        .nullable(),
      dispersion: z.looseObject({ phi: z.number(), present: z.boolean() }).nullable(),
    })
    .nullable(),
  commonMix: z.array(z.looseObject({ channel: z.string(), share: z.number() })),
  leftOut: shapes.leftOut,
  participation: shapes.participation,
})
export type Comparison = z.infer<typeof comparison>
type Row = Comparison['rows'][number]

/** Asks the gateway for one comparison. */
export function fetchComparison(
  settings: ExchangeSettings,
  variables: ComparisonArguments,
  signal?: AbortSignal,
): Promise<Comparison> {
  return askField(settings, 'comparison', { shape: comparison, variables, signal })
}

/** A comparison as a person reads it: what is compared, the figures, the differences, the peers, and who did not answer. */
export function describeComparison(given: Comparison): readonly string[] {
  const { metric, formula, verdict, rows } = given
  return [
    ...prose(`${metric.name}: ${placeText(given)}`, formulaText(metric, formula)),
    '',
    figureTable(given),
    ...differenceTable(given),
    '',
    ...prose(
      `${VERDICTS[verdict.status] ?? verdict.status}${verdict.reasons.map(({ message }) => ` ${message}.`).join('')}`,
      ...summaryText(given),
      ...chanceText(
        rows.flatMap(({ difference, pair, normalised }) => [
          difference,
          pair?.difference,
          normalised?.difference,
        ]),
      ),
      ...mixText(given),
      ...indexText(rows),
      ...rows
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ agency, reasons }) => `${nameOf(agency)}: ${reasonText(reasons)}.`),
      ...starText(rows.map(({ estimate }) => estimate)),
      ...leftOutText(given.leftOut),
      ...participationText(given.participation),
    ),
  ]
}

function placeText({ journeyId, channel, stage, window }: Comparison): string {
  return [
    `journey ${journeyId}`,
    ...(channel === 'ALL' ? [] : [`channel ${channel}`]),
    ...(stage === 'ALL' ? [] : [`stage ${stage}`]),
    window,
  ].join(', ')
}

function figureTable({ rows, summary }: Comparison): string {
  const scale = scaleOf(rows.flatMap(({ estimate: { low, value, high } }) => [low, value, high]))
  return table(
    ['Rank', 'Agency', 'Value', '95 % interval', 'n', 'Grade', scaleHead(scale)],
    rows.map(({ rank, agency, estimate, grade }) => [
      rank === null ? '' : rankText(rank),
      cut(nameOf(agency), 26),
      figureText(estimate),
      rangeText(estimate.low, estimate.high, estimate.unit),
      countText(estimate.n),
      grade ?? '',
      rangePicture(estimate, scale, summary?.median),
    ]),
    { right: [0, 2, 3, 4] },
  )
}

function differenceTable({ metric, rows }: Comparison): readonly string[] {
  const compared = rows.filter(
    ({ difference, pair, standardised }) =>
      difference !== null || pair !== null || (standardised?.estimate.value ?? null) !== null,
  )
  if (compared.length === 0) return []
  const against = compared.find(({ pair }) => pair !== null)?.pair?.against
  return [
    '',
    table(
      [
        'Agency',
        'To the median of the others',
        'Funnel',
        'Common mix',
        ...(against === undefined ? [] : [`To ${cut(against, 18)}`]),
      ],
      compared.map(({ agency, difference, funnel, standardised, pair }) => [
        cut(nameOf(agency), against === undefined ? 30 : 22),
        difference === null ? '' : differenceText(difference, metric.unit),
        funnel === null ? '' : lower(funnel.position),
        standardised === null || standardised.estimate.value === null
          ? ''
          : figureText(standardised.estimate),
        ...(against === undefined ? [] : [pairText(pair, metric)]),
      ]),
      { right: [1, 3, 4] },
    ),
  ]
}

/** A difference of indices says so: it is not in the unit of the metric. */
function pairText(pair: Row['pair'], { id, unit }: Comparison['metric']): string {
  if (pair === null) return ''
  if (pair.difference === null) return `grade ${pair.grade}`
  if (pair.metric === id) return differenceText(pair.difference, unit)
  return `${differenceText(pair.difference, 'INDEX')} index`
}

/** Figures that compare as an index alone, and what to mind about that. */
function indexText(rows: readonly Row[]): readonly string[] {
  const indexed = rows.flatMap(({ agency, normalised }) =>
    normalised === null ? [] : [{ agency, ...normalised }],
  )
  const [first] = indexed
  if (first === undefined) return []
  return [
    ...indexed.map(
      ({ agency, estimate, difference }) =>
        `${nameOf(agency)}: ${estimate.metric} ${figureText(estimate)}${difference === null ? '' : `, to the median of the others ${differenceText(difference, estimate.unit)}`}.`,
    ),
    first.caveat,
  ]
}

function summaryText({ summary, metric: { unit } }: Comparison): readonly string[] {
  if (summary === null) return []
  const { agencies, median, lowerQuartile, upperQuartile, lowest, highest } = summary
  const { heterogeneity, dispersion } = summary
  return [
    `Median of ${agencies} agencies ${round(median, unit)} (: in the picture), quartiles ${round(lowerQuartile, unit)} and ${round(upperQuartile, unit)}, from ${rangeText(lowest, highest, unit)}.`,
    ...(heterogeneity === null
      ? []
      : [
          `${round(100 * heterogeneity.iSquared)} % of the spread is more than chance (Q ${round(heterogeneity.q)}, tau squared ${round(heterogeneity.tauSquared, unit)}).`,
        ]),
    ...(dispersion === null
      ? []
      : [
          `Funnel limits are ${dispersion.present ? '' : 'not '}widened: over-dispersion factor ${round(dispersion.phi)}.`,
        ]),
  ]
}

function mixText({ commonMix, rows }: Comparison): readonly string[] {
  if (commonMix.length === 0) return []
  const shares = commonMix.map(({ channel, share }) => `${channel} ${round(100 * share)} %`)
  return [
    ...(rows.some(({ rank }) => rank !== null) ? ['Ranks are those of the raw values.'] : []),
    `The common channel mix is ${shares.join(', ')}.`,
  ]
}

function rankText({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from} to ${to}`
}

const VERDICTS: Readonly<Record<string, string>> = {
  COMPARABLE: 'Ranks are ranges: each agency may hold any place in its range.',
  SIDE_BY_SIDE: 'Side by side only, without ranks.',
  REFUSED: 'Not compared.',
}
