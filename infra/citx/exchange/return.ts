import { z } from 'zod'
import { table } from '../terminal/table.ts'
import { ask, dataOf } from './ask.ts'
import type { ExchangeSettings } from './settings.ts'

export interface ReturnArguments {
  readonly agency: string
  readonly journey: string
  readonly before: string
  readonly after: string
  readonly windows: number
  readonly programmeCost: number
  readonly currency: string
  readonly remedialCases: number
  readonly remedialCostEach: number
  readonly cashable: readonly string[]
  readonly publishedUnitCosts: readonly { readonly channel: string; readonly cost: number }[]
  readonly publishedSource?: string
  readonly forum?: string
}

const reasons = z.array(z.object({ code: z.string(), message: z.string() }))
const foundReturn = z.object({
  agency: z.object({ id: z.string(), name: z.string().nullable() }),
  journeyId: z.string(),
  before: z.string(),
  after: z.string(),
  windows: z.number(),
  currency: z.string(),
  programmeCost: z.number(),
  channels: z.array(
    z.object({ channel: z.string(), expected: z.number(), actual: z.number(), left: z.number() }),
  ),
  contactsMoved: z.number(),
  failuresAvoided: z.number().nullable(),
  scenarios: z.array(
    z.object({
      provenance: z.string(),
      source: z.string(),
      flagged: z.boolean(),
      benefits: z.array(z.object({ kind: z.string(), amount: z.number(), cashable: z.boolean() })),
      benefit: z.number().nullable(),
      cashableBenefit: z.number().nullable(),
      roi: z.number().nullable(),
      saved: z.object({ amount: z.number(), share: z.number() }).nullable(),
      reasons,
    }),
  ),
  sensitivity: z.array(
    z.object({ input: z.string(), roiWhenLower: z.number(), roiWhenHigher: z.number() }),
  ),
  reasons,
})
export type FoundReturn = z.infer<typeof foundReturn>
type Scenario = FoundReturn['scenarios'][number]

const query = `query Return($agency: ID!, $journey: ID!, $before: Window!, $after: Window!, $windows: Int!, $programmeCost: Float!, $currency: ID!, $remedialCases: Float!, $remedialCostEach: Float!, $cashable: [BenefitKind!]!, $publishedUnitCosts: [UnitCostInput!]!, $publishedSource: String, $forum: ID) {
  roi(agency: $agency, journey: $journey, before: $before, after: $after, windows: $windows, programmeCost: $programmeCost, currency: $currency, remedialCases: $remedialCases, remedialCostEach: $remedialCostEach, cashable: $cashable, publishedUnitCosts: $publishedUnitCosts, publishedSource: $publishedSource, forum: $forum) {
    agency { id name } journeyId before after windows currency programmeCost
    channels { channel expected actual left } contactsMoved failuresAvoided
    scenarios {
      provenance source flagged benefits { kind amount cashable } benefit cashableBenefit roi
      saved { amount share } reasons { code message }
    }
    sensitivity { input roiWhenLower roiWhenHigher }
    reasons { code message }
  }
}`

/** Asks the gateway what a programme brought. */
export async function fetchReturn(
  settings: ExchangeSettings,
  variables: ReturnArguments,
  signal?: AbortSignal,
): Promise<FoundReturn> {
  const given = await ask(settings, {
    query,
    variables: { ...variables },
    ...(signal !== undefined && { signal }),
  })
  return foundReturn.parse(dataOf(given)['roi'])
}

/** A return as a person reads it: contacts, the scenarios, and what it hangs on. */
export function describeReturn(given: FoundReturn): readonly string[] {
  const { agency, journeyId, before, after, windows, currency, programmeCost } = given
  const times = windows === 1 ? '' : `, ${windows} windows like it`
  return [
    `${agency.name ?? agency.id}, journey ${journeyId}: ${after}${times}, against ${before}`,
    `Programme ${amount(programmeCost)} ${currency}; contacts moved ${whole(given.contactsMoved)}; failure contacts avoided ${given.failuresAvoided === null ? 'unknown' : whole(given.failuresAvoided)}.`,
    '',
    table(
      ['Channel', 'By the earlier mix', 'Came', 'Left'],
      given.channels.map(({ channel, expected, actual, left }) => [
        channel,
        whole(expected),
        whole(actual),
        whole(left),
      ]),
      { right: [1, 2, 3] },
    ),
    '',
    table(
      [
        'Unit costs',
        'Shift',
        'Failure',
        'Remedial',
        'Benefit',
        'Cashable',
        'Return',
        'Saved',
        'Remarks',
      ],
      given.scenarios.map(scenarioRow),
      { right: [1, 2, 3, 4, 5, 6, 7] },
    ),
    ...sensitivityLines(given),
    ...given.reasons.map(({ message }) => `Mind: ${message}.`),
  ]
}

function scenarioRow(scenario: Scenario): string[] {
  const { provenance, source, flagged, benefits, benefit, cashableBenefit, roi, saved } = scenario
  const of = (kind: string) => amount(benefits.find((it) => it.kind === kind)?.amount ?? null)
  const remarks = [
    ...(flagged ? ['for orientation only'] : []),
    ...scenario.reasons.map(({ message }) => message),
  ]
  return [
    `${provenance.toLowerCase()} (${source})`,
    of('SHIFT'),
    of('FAILURE'),
    of('REMEDIAL'),
    amount(benefit),
    amount(cashableBenefit),
    roi === null ? '' : percent(roi),
    saved === null ? '' : `${saved.amount.toFixed(2)} a contact, ${percent(saved.share)}`,
    remarks.join('; '),
  ]
}

function sensitivityLines({ sensitivity }: FoundReturn): readonly string[] {
  if (sensitivity.length === 0) return []
  const lines = sensitivity
    .slice(0, 4)
    .map(
      ({ input, roiWhenLower, roiWhenHigher }) =>
        `  ${input}: ${percent(roiWhenLower)} to ${percent(roiWhenHigher)}`,
    )
  return ['', 'The return when one input is 20 % lower or higher:', ...lines]
}

function amount(value: number | null): string {
  return value === null ? '' : value.toFixed(2)
}

function whole(value: number): string {
  return value.toFixed(0)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
