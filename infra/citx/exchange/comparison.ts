import { z } from 'zod'
import { table } from '../terminal/table.ts'
import { ask, dataOf } from './ask.ts'
import type { ExchangeSettings } from './settings.ts'

export interface ComparisonArguments {
  readonly metric: string
  readonly journey: string
  readonly window: string
  readonly channel?: string
  readonly stage?: string
  readonly agencies?: readonly string[]
  readonly forum?: string
  readonly kinds?: readonly string[]
  readonly sizeBands?: readonly string[]
  readonly nearestTo?: string
  readonly neighbours?: number
}

const reasons = z.array(z.object({ code: z.string(), message: z.string() }))
const comparison = z.object({
  metric: z.object({
    id: z.string(),
    name: z.string(),
    direction: z.string(),
    formula: z.string(),
  }),
  formula: z.string(),
  journeyId: z.string(),
  window: z.string(),
  channel: z.string(),
  verdict: z.object({ status: z.string(), reasons }),
  rows: z.array(
    z.object({
      agency: z.object({ id: z.string(), name: z.string().nullable() }),
      estimate: z.object({
        status: z.string(),
        value: z.number().nullable(),
        unit: z.string(),
        currency: z.string().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        n: z.number().nullable(),
        basis: z.string().nullable(),
      }),
      standardised: z
        .object({ estimate: z.object({ value: z.number().nullable() }), reasons })
        .nullable(),
      grade: z.string().nullable(),
      reasons,
      rank: z.object({ from: z.number(), to: z.number() }).nullable(),
      tier: z.string().nullable(),
      difference: z
        .object({
          value: z.number(),
          low: z.number().nullable(),
          high: z.number().nullable(),
          adjustedPValue: z.number(),
          significant: z.boolean(),
        })
        .nullable(),
      funnel: z.object({ position: z.string() }).nullable(),
    }),
  ),
  summary: z
    .object({
      agencies: z.number(),
      median: z.number(),
      lowerQuartile: z.number(),
      upperQuartile: z.number(),
      lowest: z.number(),
      highest: z.number(),
      heterogeneity: z
        .object({ q: z.number(), iSquared: z.number(), tauSquared: z.number() })
        .nullable(),
      dispersion: z.object({ phi: z.number(), present: z.boolean() }).nullable(),
    })
    .nullable(),
  commonMix: z.array(z.object({ channel: z.string(), share: z.number() })),
  leftOut: z.array(z.object({ agency: z.string(), reasons })),
  participation: z.array(
    z.object({ agency: z.string(), status: z.string(), reason: z.string().nullable() }),
  ),
})
export type Comparison = z.infer<typeof comparison>
type Row = Comparison['rows'][number]

const query = `query Compare($metric: ID!, $journey: ID!, $window: Window!, $channel: ID, $stage: ID, $agencies: [ID!], $forum: ID, $kinds: [AgencyKind!], $sizeBands: [SizeBand!], $nearestTo: ID, $neighbours: Int = 10) {
  comparison(metric: $metric, journey: $journey, window: $window, channel: $channel, stage: $stage, agencies: $agencies, forum: $forum, kinds: $kinds, sizeBands: $sizeBands, nearestTo: $nearestTo, neighbours: $neighbours) {
    metric { id name direction formula }
    formula journeyId window channel
    verdict { status reasons { code message } }
    rows {
      agency { id name }
      estimate { status value unit currency low high n basis }
      standardised { estimate { value } reasons { code message } }
      grade reasons { code message } rank { from to }
      tier difference { value low high adjustedPValue significant } funnel { position }
    }
    summary {
      agencies median lowerQuartile upperQuartile lowest highest
      heterogeneity { q iSquared tauSquared } dispersion { phi present }
    }
    commonMix { channel share }
    leftOut { agency reasons { code message } }
    participation { agency status reason }
  }
}`

/** Asks the gateway for one comparison. */
export async function fetchComparison(
  settings: ExchangeSettings,
  variables: ComparisonArguments,
  signal?: AbortSignal,
): Promise<Comparison> {
  const given = await ask(settings, {
    query,
    variables: { ...variables },
    ...(signal !== undefined && { signal }),
  })
  return comparison.parse(dataOf(given)['comparison'])
}

/** A comparison as a person reads it: what is compared, a table, the peers, and who did not answer. */
export function describeComparison(given: Comparison): readonly string[] {
  const { metric, journeyId, window, channel, formula, verdict, summary } = given
  const place = [
    `journey ${journeyId}`,
    ...(channel === 'ALL' ? [] : [`channel ${channel}`]),
    window,
  ]
  const rows = given.rows.map((row) => [
    row.rank === null ? '' : rankText(row.rank),
    row.agency.name ?? row.agency.id,
    row.estimate.value === null ? lower(row.estimate.status) : figure(row, row.estimate.value),
    row.estimate.low === null || row.estimate.high === null
      ? ''
      : `${figure(row, row.estimate.low)} to ${figure(row, row.estimate.high)}`,
    row.estimate.n === null ? '' : String(row.estimate.n),
    standardisedText(row),
    row.grade ?? '',
    row.difference === null ? '' : differenceText(row, row.difference),
    row.funnel === null ? '' : lower(row.funnel.position),
    row.reasons.map(({ message }) => message).join('; '),
  ])
  return [
    `${metric.name}: ${place.join(', ')}`,
    `${metric.formula} (${formula}; ${directionText(metric.direction)})`,
    '',
    table(columns, rows, { right: [0, 2, 3, 4, 5, 7] }),
    '',
    `${verdictText(verdict.status)}${verdict.reasons.map(({ message }) => ` ${message}.`).join('')}`,
    ...(summary === null
      ? []
      : [
          `Median of ${summary.agencies} agencies ${round(summary.median)}, quartiles ${round(summary.lowerQuartile)} and ${round(summary.upperQuartile)}, from ${round(summary.lowest)} to ${round(summary.highest)}.`,
          ...spreadText(summary),
        ]),
    ...mixText(given),
    ...leftOutText(given),
    ...given.participation
      .filter(({ status }) => status !== 'OK')
      .map(
        ({ agency, status, reason }) =>
          `${agency}: ${lower(status)}${reason === null ? '' : `, ${reason}`}`,
      ),
  ]
}

const columns = [
  'Rank',
  'Agency',
  'Value',
  '95 % interval',
  'n',
  'With the common mix',
  'Grade',
  'To the median of the others',
  'Funnel',
  'Remarks',
]

function standardisedText(row: Row): string {
  const value = row.standardised?.estimate.value ?? null
  return value === null ? '' : figure(row, value)
}

function mixText({ commonMix }: Comparison): string[] {
  if (commonMix.length === 0) return []
  const shares = commonMix.map(({ channel, share }) => `${channel} ${round(100 * share)} %`)
  return [`Ranks are those of the raw values. The common channel mix is ${shares.join(', ')}.`]
}

/** Peers without a comparable figure stand in the table already. */
function leftOutText({ leftOut }: Comparison): string[] {
  return leftOut
    .map((each) => ({ ...each, reasons: each.reasons.filter(({ code }) => code === 'NOT_A_PEER') }))
    .filter((each) => each.reasons.length > 0)
    .map(
      ({ agency, reasons: why }) =>
        `Left out: ${agency}, ${why.map(({ message }) => message).join('; ')}.`,
    )
}

/** A star marks what stays different when the number of agencies is taken into account. */
function differenceText(
  row: Row,
  { value, low, high, significant }: NonNullable<Row['difference']>,
): string {
  const signed = `${value > 0 ? '+' : ''}${figure(row, value)}${significant ? ' *' : ''}`
  return low === null || high === null ? signed : `${signed} (${round(low)} to ${round(high)})`
}

function spreadText({ heterogeneity, dispersion }: NonNullable<Comparison['summary']>): string[] {
  const lines: string[] = []
  if (heterogeneity !== null)
    lines.push(
      `${round(100 * heterogeneity.iSquared)} % of the spread is more than chance (Q ${round(heterogeneity.q)}, tau squared ${round(heterogeneity.tauSquared)}).`,
    )
  if (dispersion !== null)
    lines.push(
      dispersion.present
        ? `Funnel limits are widened: over-dispersion factor ${round(dispersion.phi)}.`
        : `Funnel limits are not widened: over-dispersion factor ${round(dispersion.phi)}.`,
      '* differs from the median of the others, the number of agencies taken into account.',
    )
  return lines
}

function figure({ estimate }: Row, value: number): string {
  switch (estimate.unit) {
    case 'PERCENT':
      return `${round(value)} %`
    case 'MONEY':
      return `${value.toFixed(2)} ${estimate.currency ?? ''}`.trimEnd()
    default:
      return round(value)
  }
}

function round(value: number): string {
  return value.toFixed(1)
}

function rankText({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from} to ${to}`
}

function lower(status: string): string {
  return status.toLowerCase().replaceAll('_', ' ')
}

const directions: Readonly<Record<string, string>> = {
  UP: 'more is better',
  DOWN: 'less is better',
  CONTEXT: 'neither more nor less is better',
}

function directionText(direction: string): string {
  return directions[direction] ?? direction
}

const verdicts: Readonly<Record<string, string>> = {
  COMPARABLE: 'Ranks are ranges: each agency may hold any place in its range.',
  SIDE_BY_SIDE: 'Side by side only, without ranks.',
  REFUSED: 'Not compared.',
}

function verdictText(status: string): string {
  return verdicts[status] ?? status
}
