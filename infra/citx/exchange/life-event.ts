import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { fullSelection } from '@citx/schema/sdl/full-selection.ts'
import { cut, prose } from '../terminal/prose.ts'
import { table } from '../terminal/table.ts'
import { ask, dataOf } from './ask.ts'
import type { ExchangeSettings } from './settings.ts'
import * as shapes from './shapes.ts'
import { differenceText, figureText, inUnit, nameOf, participationText, starText } from './words.ts'

export interface LifeEventArguments {
  readonly id: string
  readonly window: string
  readonly agencies?: readonly string[] | undefined
  readonly forum?: string | undefined
}

const atAgency = z.looseObject({
  agency: shapes.agency,
  satisfaction: shapes.estimate,
  effectiveness: shapes.estimate,
  ease: shapes.estimate,
  negativeEmotion: shapes.estimate,
  empowerment: shapes.estimate,
  completion: shapes.estimate,
  handOffs: shapes.estimate,
  failureDemand: shapes.estimate,
  reported: z.array(shapes.estimate),
})
const term = z.looseObject({ id: z.string(), name: z.string() })
const lifeEvent = z.looseObject({
  id: z.string(),
  name: z.string(),
  across: z.looseObject({
    window: z.string(),
    steps: z.array(
      z.looseObject({
        order: z.number(),
        journey: term,
        optional: z.boolean(),
        published: z.boolean(),
        agencies: z.array(atAgency),
      }),
    ),
    weakest: z
      .looseObject({
        order: z.number(),
        journey: term,
        agency: shapes.agency,
        evidence: z.array(
          z.looseObject({
            estimate: shapes.estimate,
            otherSteps: z.number(),
            difference: shapes.difference,
          }),
        ),
      })
      .nullable(),
    participation: shapes.participation,
  }),
})
export type LifeEvent = z.infer<typeof lifeEvent>
type Step = LifeEvent['across']['steps'][number]

const QUERY = (
  selection: string,
) => `query Ask($id: ID!, $window: Window!, $agencies: [ID!], $forum: ID) {
  lifeEvent(id: $id) { id name across(window: $window, agencies: $agencies, forum: $forum) ${selection} }
}`

/** Asks the gateway to follow a life event. Stages of each step are another question. Fails with BAD_USAGE where there is none. */
export async function fetchLifeEvent(
  settings: ExchangeSettings,
  { id, window, agencies, forum }: LifeEventArguments,
  signal?: AbortSignal,
): Promise<LifeEvent> {
  const answer = await ask(settings, {
    query: QUERY(fullSelection('LifeEventAcross', ['LifeEventStepAcross.stages'])),
    variables: { id, window, agencies, forum },
    ...(signal !== undefined && { signal }),
  })
  const found = dataOf(answer)['lifeEvent']
  if (found === null)
    throw new CitxError(
      'BAD_USAGE',
      `there is no life event "${id}"; citx query '{ lifeEvents { id name } }' lists them`,
    )
  return lifeEvent.parse(found)
}

const COLUMNS = [
  ['satisfaction', 'Satisfied'],
  ['effectiveness', 'Got it'],
  ['ease', 'Easy'],
  ['negativeEmotion', 'Felt badly'],
  ['completion', 'Completed'],
  ['handOffs', 'Hand-offs'],
  ['failureDemand', 'Failure'],
] as const

/** A life event as a person reads it: the steps with their figures, the missing ones, and where it is weakest. */
export function describeLifeEvent({ name, across }: LifeEvent): readonly string[] {
  const { window, steps, weakest } = across
  const shown = steps.flatMap((step) => step.agencies.map((each) => ({ step, each })))
  return [
    ...prose(`${name}: ${window}`),
    ...steps.map(
      ({ order, journey, optional, published }) =>
        `  ${order}. ${journey.name}${optional ? ' (not everybody meets it)' : ''}${published ? '' : ': nobody publishes on it'}`,
    ),
    ...(shown.length === 0 ? [] : ['', figureTable(shown)]),
    '',
    ...prose(
      ...shown.flatMap(({ step, each }) => reportedText(step, each)),
      ...(weakest === null
        ? ['No step stands out as the weakest.']
        : [
            `Weakest: step ${weakest.order}, ${weakest.journey.name}, at ${nameOf(weakest.agency)}.`,
            ...weakest.evidence.map(
              ({ estimate, otherSteps, difference }) =>
                `${estimate.metric} ${figureText(estimate)}, other steps ${inUnit(estimate, otherSteps)}, difference ${differenceText(difference, estimate.unit)}.`,
            ),
          ]),
      ...starText(
        shown.flatMap(({ each }) => [...COLUMNS.map(([key]) => each[key]), ...each.reported]),
      ),
      ...participationText(across.participation),
    ),
  ]
}

interface Shown {
  readonly step: Step
  readonly each: Step['agencies'][number]
}

function figureTable(shown: readonly Shown[]): string {
  return table(
    ['', 'Agency', ...COLUMNS.map(([, title]) => title)],
    shown.map(({ step, each }) => [
      String(step.order),
      cut(nameOf(each.agency), 22),
      ...COLUMNS.map(([key]) => (each[key].value === null ? '-' : figureText(each[key]))),
    ]),
    { right: [0, 2, 3, 4, 5, 6, 7, 8] },
  )
}

function reportedText({ order }: Step, { agency, reported }: Shown['each']): readonly string[] {
  if (reported.length === 0) return []
  const figures = reported.map((estimate) => `${estimate.metric} ${figureText(estimate)}`)
  return [`Step ${order}, ${nameOf(agency)} also reports ${figures.join(', ')}.`]
}
