import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { spearman, type Correlation } from '@citx/schema/metric/statistics/correlation.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../context.ts'
import type { Participation } from '../scatter/participation.ts'
import { askFigures } from './facts/ask-figures.ts'
import { compareFigures } from './compare-figures.ts'
import type { ComparedRow } from './compared-row.ts'
import { figureAt } from './figures/figure-at.ts'
import type { LeftOut } from './peer-group/left-out.ts'
import { reason, type Reason } from './reason.ts'
import { isComparable } from './grades/verdict.ts'

/** Fewer pairs than this have no interval to speak of. */
export const MINIMUM_PAIRS = 4

export interface VoiceQuestion {
  readonly employee: { readonly metric: Metric; readonly journey: string }
  readonly citizen: { readonly metric: Metric; readonly journey: string }
  readonly window: Window
  readonly agencies: readonly string[]
}

export interface VoicePair {
  readonly agency: string
  readonly employee: ComparedRow
  readonly citizen: ComparedRow
}

export interface VoiceAssociation {
  /** Agencies with a comparable figure on both sides, by id. */
  readonly pairs: readonly VoicePair[]
  readonly correlation: Correlation | undefined
  readonly reasons: readonly Reason[]
  readonly leftOut: readonly LeftOut[]
  readonly participation: readonly Participation[]
}

/** Whether agencies whose employees are better off also have better figures of citizens. Nobody's answers are joined. */
export async function associateVoices(
  { employee, citizen, window, agencies }: VoiceQuestion,
  vocabulary: Vocabulary,
  context: GatewayContext,
): Promise<VoiceAssociation> {
  const journeys = [...new Set([employee.journey, citizen.journey])]
  const everywhere = { channel: ALL, stage: ALL }
  const metrics = [employee.metric, citizen.metric]
  const asked = { metrics, journeys, window, agencies, ...everywhere }
  const { facts, participation } = await askFigures(asked, context)
  const [employees, citizens] = [employee, citizen].map(({ metric, journey }) => {
    const place = { journey, ...everywhere, position: journeys.indexOf(journey) }
    const figures = agencies.map((agency) => {
      const answer = facts.get(agency)
      const failure = answer !== undefined && 'reason' in answer ? answer : undefined
      return { agency, figure: figureAt(metric, answer, place), failure }
    })
    const { rows } = compareFigures(metric, figures, window, vocabulary)
    return new Map(rows.map((row) => [row.agency, row]))
  })
  const both = agencies.toSorted().flatMap((agency) => {
    const [first, second] = [employees?.get(agency), citizens?.get(agency)]
    return first === undefined || second === undefined
      ? []
      : [{ agency, employee: first, citizen: second }]
  })
  const pairs = both.filter((pair) => isComparable(pair.employee) && isComparable(pair.citizen))
  return { pairs, ...correlate(pairs), leftOut: both.flatMap(whyLeftOut), participation }
}

function correlate(pairs: readonly VoicePair[]): Pick<VoiceAssociation, 'correlation' | 'reasons'> {
  if (pairs.length < MINIMUM_PAIRS) {
    const message = `${pairs.length} with comparable figures on both sides; ${MINIMUM_PAIRS} are needed`
    return { correlation: undefined, reasons: [reason('TOO_FEW_AGENCIES', message)] }
  }
  const values = pairs.map(
    ({ employee, citizen }) => [valueOf(employee), valueOf(citizen)] as const,
  )
  const correlation = spearman(values)
  const none = [reason('NO_FIGURE', 'the figures of one side do not differ between agencies')]
  return { correlation, reasons: correlation === undefined ? none : [] }
}

function whyLeftOut({ agency, employee, citizen }: VoicePair): readonly LeftOut[] {
  const reasons = [employee, citizen].flatMap((row) => (isComparable(row) ? [] : row.reasons))
  return reasons.length === 0 ? [] : [{ agency, reasons }]
}

function valueOf({ figure }: ComparedRow): number {
  return figure.status === 'PUBLISHED' ? figure.value : 0
}
