import { z } from 'zod'
import { cut, prose } from '../terminal/prose.ts'
import { table } from '../terminal/table.ts'
import { askField } from './ask-field.ts'
import type { PeerArguments } from './comparison.ts'
import type { ExchangeSettings } from './settings.ts'
import * as shapes from './shapes.ts'
import { differenceText, figureText, lower, participationText, reasonText, round } from './words.ts'

export interface StagesArguments extends PeerArguments {
  readonly journey: string
  readonly window: string
  readonly of?: string | undefined
}

const stageMetric = z.looseObject({
  metric: z.string(),
  rows: z.array(z.looseObject({ agency: z.string(), estimate: shapes.estimate })),
  peers: z.looseObject({ agencies: z.number(), median: z.number() }).nullable(),
})
const finding = z.looseObject({
  stage: z.string(),
  value: z.number(),
  otherStages: z.number(),
  difference: shapes.difference,
  agencies: z.number(),
})
type Finding = z.infer<typeof finding>

const stages = z.looseObject({
  journeyId: z.string(),
  window: z.string(),
  stages: z.array(
    z.looseObject({
      stage: z.string(),
      name: z.string(),
      order: z.number(),
      published: z.boolean(),
      abandonment: stageMetric,
      ease: stageMetric,
      negativeEmotion: stageMetric,
      failureDemand: stageMetric,
    }),
  ),
  agencies: z.array(
    z.looseObject({
      agency: z.string(),
      arises: finding.nullable(),
      reasons: shapes.reasons,
    }),
  ),
  acrossAgencies: finding.nullable(),
  reasons: shapes.reasons,
  participation: shapes.participation,
})
export type Stages = z.infer<typeof stages>
type Stage = Stages['stages'][number]

/** Asks the gateway for a journey stage by stage. */
export function fetchStages(
  settings: ExchangeSettings,
  variables: StagesArguments,
  signal?: AbortSignal,
): Promise<Stages> {
  return askField(settings, 'journeyStages', { shape: stages, variables, signal })
}

const COLUMNS = ['abandonment', 'ease', 'negativeEmotion', 'failureDemand'] as const

/** A journey as a person reads it: what each stage is like, and where negative emotion arises. */
export function describeStages(given: Stages): readonly string[] {
  const published = given.stages.filter((stage) => stage.published)
  const silent = given.stages.filter((stage) => !stage.published)
  return [
    ...prose(`Journey ${given.journeyId} stage by stage, ${given.window}`),
    ...(published.length === 0 ? [] : ['', stageTable(published)]),
    '',
    ...prose(
      'Of each figure, the median of the peers stands in brackets, where at least three can be compared.',
      ...(silent.length === 0
        ? []
        : [`Nobody publishes on: ${silent.map(({ name }) => name).join('; ')}.`]),
      ...given.agencies.map(({ agency, arises, reasons }) =>
        arises === null
          ? `${agency}: no stage is named; ${reasonText(reasons)}.`
          : `${agency}: negative emotion arises at ${arises.stage}, ${findingText(arises)}.`,
      ),
      given.acrossAgencies === null
        ? `Across agencies no stage is named: ${reasonText(given.reasons)}.`
        : `Across ${given.acrossAgencies.agencies} agencies negative emotion arises at ${given.acrossAgencies.stage}, ${findingText(given.acrossAgencies)}.`,
      ...participationText(given.participation),
    ),
  ]
}

function findingText({ value, otherStages, difference }: Finding): string {
  return `${round(value)} % against ${round(otherStages)} % at the others, difference ${differenceText(difference, 'PERCENT')}`
}

function stageTable(published: readonly Stage[]): string {
  return table(
    ['Stage', 'Agency', 'Gave up', 'Ease', 'Felt badly', 'Failure'],
    published.flatMap((stage) =>
      agenciesOf(stage).map((agency, index) => [
        index === 0 ? cut(stage.name, 26) : '',
        cut(agency, 16),
        ...COLUMNS.map((column) => cellOf(stage[column], agency)),
      ]),
    ),
    { right: [2, 3, 4, 5] },
  )
}

/** Those with any figure at the stage. */
function agenciesOf(stage: Stage): readonly string[] {
  const shown = COLUMNS.flatMap((column) =>
    stage[column].rows
      .filter(({ estimate }) => estimate.value !== null)
      .map(({ agency }) => agency),
  )
  return [...new Set(shown)].toSorted()
}

function cellOf({ rows, peers }: Stage['ease'], agency: string): string {
  const found = rows.find((row) => row.agency === agency)?.estimate
  if (found === undefined) return ''
  if (found.value === null) return cut(lower(found.status), 13)
  return `${figureText(found)}${peers === null ? '' : ` (${round(peers.median, found.unit)})`}`
}
