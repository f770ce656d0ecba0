import { z } from 'zod'
import { prose } from '../terminal/prose.ts'
import { table } from '../terminal/table.ts'
import { askField } from './ask-field.ts'
import type { ExchangeSettings } from './settings.ts'
import * as shapes from './shapes.ts'
import { lower, nameOf, participationText } from './words.ts'

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

const foundReturn = z.looseObject({
  agency: shapes.agency,
  journeyId: z.string(),
  before: z.string(),
  after: z.string(),
  windows: z.number(),
  currency: z.string(),
  programmeCost: z.number(),
  channels: z.array(
    z.looseObject({
      channel: z.string(),
      expected: z.number(),
      actual: z.number(),
      left: z.number(),
    }),
  ),
  contactsMoved: z.number(),
  failuresAvoided: z.number().nullable(),
  scenarios: z.array(
    z.looseObject({
      provenance: z.string(),
      source: z.string(),
      flagged: z.boolean(),
      benefits: z.array(
        z.looseObject({ kind: z.string(), amount: z.number(), cashable: z.boolean() }),
      ),
      benefit: z.number().nullable(),
      cashableBenefit: z.number().nullable(),
      roi: z.number().nullable(),
      roiInterval: shapes.interval.nullable(),
      saved: z.looseObject({ amount: z.number(), share: z.number() }).nullable(),
      reasons: shapes.reasons,
    }),
  ),
  sensitivity: z.array(
    z.looseObject({ input: z.string(), roiWhenLower: z.number(), roiWhenHigher: z.number() }),
  ),
  reasons: shapes.reasons,
  participation: shapes.participation,
})
export type FoundReturn = z.infer<typeof foundReturn>
type Scenario = FoundReturn['scenarios'][number]

/** Asks the gateway what a programme brought. */
export function fetchReturn(
  settings: ExchangeSettings,
  variables: ReturnArguments,
  signal?: AbortSignal,
): Promise<FoundReturn> {
  return askField(settings, 'roi', { shape: foundReturn, variables, signal })
}

/** A return as a person reads it: contacts, the scenarios, and what it hangs on. */
export function describeReturn(given: FoundReturn): readonly string[] {
  const { agency, journeyId, before, after, windows, currency, programmeCost } = given
  const times = windows === 1 ? '' : `, ${windows} windows like it`
  return [
    ...prose(
      `${nameOf(agency)}, journey ${journeyId}: ${after}${times}, against ${before}`,
      `Programme ${amount(programmeCost)} ${currency}; contacts moved ${whole(given.contactsMoved)}; failure contacts avoided ${given.failuresAvoided === null ? 'unknown' : whole(given.failuresAvoided)}.`,
    ),
    '',
    table(
      ['Channel', 'By the earlier mix', 'Came', 'Left'],
      given.channels
        .filter(hasContacts)
        .map(({ channel, expected, actual, left }) => [
          channel,
          whole(expected),
          whole(actual),
          whole(left),
        ]),
      { right: [1, 2, 3] },
    ),
    '',
    table(
      ['Unit costs', 'Shift', 'Failure', 'Remedial', 'Benefit', 'Cashable', 'Return'],
      given.scenarios.map(scenarioRow),
      { right: [1, 2, 3, 4, 5, 6] },
    ),
    '',
    ...prose(
      ...given.scenarios.flatMap(scenarioText),
      ...sensitivityLines(given),
      ...given.reasons.map(({ message }) => `Mind: ${message}.`),
      ...participationText(given.participation),
    ),
  ]
}

function hasContacts({ expected, actual }: FoundReturn['channels'][number]): boolean {
  return expected !== 0 || actual !== 0
}

function scenarioRow({ provenance, benefits, ...scenario }: Scenario): string[] {
  const of = (kind: string) => amount(benefits.find((it) => it.kind === kind)?.amount ?? null)
  return [
    lower(provenance),
    of('SHIFT'),
    of('FAILURE'),
    of('REMEDIAL'),
    amount(scenario.benefit),
    amount(scenario.cashableBenefit),
    scenario.roi === null ? '' : percent(scenario.roi),
  ]
}

function scenarioText(scenario: Scenario): readonly string[] {
  const { provenance, source, flagged, roiInterval, saved } = scenario
  const remarks = [
    ...(saved === null
      ? []
      : [`saves ${saved.amount.toFixed(2)} a contact, ${percent(saved.share)}`]),
    ...(roiInterval === null
      ? []
      : [`return ${percent(roiInterval.low)} to ${percent(roiInterval.high)} by chance and noise`]),
    ...(flagged ? ['for orientation only'] : []),
    ...scenario.reasons.map(({ message }) => message),
  ]
  return [
    `${lower(provenance)} (${source})${remarks.length === 0 ? '' : `: ${remarks.join('; ')}`}.`,
  ]
}

function sensitivityLines({ sensitivity }: FoundReturn): readonly string[] {
  if (sensitivity.length === 0) return []
  const lines = sensitivity
    .slice(0, 4)
    .map(
      ({ input, roiWhenLower, roiWhenHigher }) =>
        `  ${inputText(input)}: ${percent(roiWhenLower)} to ${percent(roiWhenHigher)}`,
    )
  return ['The return when one input is 20 % lower or higher:', ...lines]
}

const INPUTS: Readonly<Record<string, string>> = {
  'programme-cost': "the programme's cost",
  shift: 'contacts moved',
  failure: 'failure contacts avoided',
  remedial: 'remedial cases avoided',
}

/** An input of the return in plain words. */
function inputText(input: string): string {
  const channel = input.startsWith(UNIT_COST) ? input.slice(UNIT_COST.length) : undefined
  return channel === undefined ? (INPUTS[input] ?? input) : `cost of a contact by ${channel}`
}

const UNIT_COST = 'unit-cost:'

function amount(value: number | null): string {
  return value === null ? '' : value.toFixed(2)
}

function whole(value: number): string {
  return value.toFixed(0)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
