import type { Contender } from '../contenders/contender.ts'
import type { Subject } from '../load/subject.ts'
import { agencyIds } from '../workload/agency-ids.ts'
import { expectLength, ownSubject } from './own-subject.ts'

const MONTHS = ['2026-01', '2026-02', '2026-03']
const JOURNEYS = ['waste-collection', 'bulky-waste', 'fly-tipping']
const METRICS = ['percent-satisfied', 'ease-index', 'completion-rate']

/** Many journeys in many windows, in several root fields, and several comparisons: everything that could ask agencies twice. */
export function compoundSubject(contender: Contender, agencies: number): Subject {
  const insights = MONTHS.flatMap((window, month) =>
    JOURNEYS.map(
      (journey, at) => `j${at}m${month}: journey(id: "${journey}", window: "${window}") {
        voiceOfCitizen { satisfaction { status value } }
      }`,
    ),
  ).join('\n')
  const comparisons = METRICS.map(
    (metric, index) => `c${index}: comparison(
      metric: "${metric}", journey: "waste-collection", window: "2026-03", agencies: $ids
    ) { rows { agency { id } estimate { value } } }`,
  ).join('\n')
  return ownSubject(contender, {
    name: 'compound',
    agencies,
    body: {
      query: `query compound($ids: [ID!]!) {
        agencies(ids: $ids) { id ${insights} }
        again: agencies(ids: $ids) { id journeyIds contract }
        ${comparisons}
      }`,
      variables: { ids: agencyIds(agencies) },
    },
    findFault: (data) =>
      expectLength(data['agencies'], agencies) ?? expectLength(data['again'], agencies),
  })
}
