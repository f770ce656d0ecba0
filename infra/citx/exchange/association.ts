import { z } from 'zod'
import { rangePicture, scaleHead, scaleOf } from '../terminal/picture.ts'
import { cut, prose } from '../terminal/prose.ts'
import { table } from '../terminal/table.ts'
import { askField } from './ask-field.ts'
import type { PeerArguments } from './comparison.ts'
import type { ExchangeSettings } from './settings.ts'
import * as shapes from './shapes.ts'
import { figureText, nameOf, participationText, reasonText } from './words.ts'

export interface AssociationArguments extends Omit<PeerArguments, 'sizeBands'> {
  readonly journey: string
  readonly window: string
  readonly employeeJourney?: string | undefined
  readonly employeeMetric?: string | undefined
  readonly citizenMetric?: string | undefined
}

const association = z.looseObject({
  employeeFormula: z.string(),
  citizenFormula: z.string(),
  journeyId: z.string(),
  employeeJourneyId: z.string(),
  window: z.string(),
  pairs: z.array(
    z.looseObject({
      agency: shapes.agency,
      employee: shapes.estimate,
      citizen: shapes.estimate,
    }),
  ),
  correlation: z
    .looseObject({
      value: z.number(),
      low: z.number(),
      high: z.number(),
      pValue: z.number(),
      n: z.number(),
    })
    .nullable(),
  caveat: z.string(),
  reasons: shapes.reasons,
  leftOut: shapes.leftOut,
  participation: shapes.participation,
})
export type Association = z.infer<typeof association>

/** Asks the gateway whether what employees and citizens say goes together. */
export function fetchAssociation(
  settings: ExchangeSettings,
  variables: AssociationArguments,
  signal?: AbortSignal,
): Promise<Association> {
  return askField(settings, 'association', { shape: association, variables, signal })
}

/** An association as a person reads it: the pairs, how they go together, and what that does not say. */
export function describeAssociation(given: Association): readonly string[] {
  const { employeeFormula, citizenFormula, journeyId, employeeJourneyId, window, pairs } = given
  const [employees, citizens] = (['employee', 'citizen'] as const).map((voice) =>
    scaleOf(pairs.flatMap(({ [voice]: { low, value, high } }) => [low, value, high])),
  )
  return [
    ...prose(
      `Employees (${employeeFormula}, journey ${employeeJourneyId}) and citizens (${citizenFormula}, journey ${journeyId}), ${window}`,
    ),
    '',
    table(
      ['Agency', 'Employees', scaleHead(employees), 'Citizens', scaleHead(citizens)],
      pairs.map(({ agency, employee, citizen }) => [
        cut(nameOf(agency), 30),
        figureText(employee),
        rangePicture(employee, employees),
        figureText(citizen),
        rangePicture(citizen, citizens),
      ]),
      { right: [1, 3] },
    ),
    '',
    ...prose(
      correlationText(given),
      given.caveat,
      ...given.leftOut.map(({ agency, reasons }) => `Left out: ${agency}, ${reasonText(reasons)}.`),
      ...participationText(given.participation),
    ),
  ]
}

function correlationText({ correlation, reasons }: Association): string {
  if (correlation === null) return `No association is computed: ${reasonText(reasons)}.`
  const { value, low, high, pValue, n } = correlation
  const shown =
    low > 0
      ? 'they rise together'
      : high < 0
        ? 'one rises where the other falls'
        : 'it does not show whether they go together'
  return `Rank correlation ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}, p ${pValue.toFixed(3)}) over ${n} agencies: ${shown}.`
}
