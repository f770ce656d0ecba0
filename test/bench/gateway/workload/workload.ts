import { agencyIds } from './agency-ids.ts'

/** One question put to every gateway, in the words that each of them understands. */
export interface Workload {
  readonly name: string
  readonly agencies: readonly string[]
  /** The fields of a row and, below, the fragments that they name. */
  readonly row: string
  readonly fragments: string
  readonly variables: Readonly<Record<string, string>>
}

const variables = { journey: 'waste-collection', window: '2026-03' }

const figure = `
fragment Figure on Estimate { metric status value unit low high n }`

const shares = `
fragment Share on Estimate { status value low high n }`

const VOICES = 'satisfaction ease effectiveness trust'.split(' ')
const CITIZEN =
  'satisfaction percentSatisfied netSatisfaction ease effectiveness emotion negativeEmotion trust advocacy problems'
const EMPLOYEE = 'engagement empowerment friction advocacy'
const BEHAVIOUR = 'completion rightFirstTime onceAndDone handOffs digitalTakeUp timeTaken onTime'
const DEMAND = 'contacts failureDemand firstContactResolution repeatContact costPerContact'

/** About 30 leaves of each of ten agencies: one journey, a handful of estimates. */
export function smallWorkload(agencies = 10): Workload {
  return {
    name: 'small',
    agencies: agencyIds(agencies),
    row: `id journey(id: $journey, window: $window) {
      journeyId window release voiceOfCitizen { ${figures(VOICES)} }
    }`,
    fragments: figure,
    variables,
  }
}

/** About 400 leaves of each of a hundred agencies: everything about one journey. */
export function bigWorkload(agencies = 100): Workload {
  return {
    name: 'big',
    agencies: agencyIds(agencies),
    row: `id journey(id: $journey, window: $window) {
      journeyId window channel stage release
      voiceOfCitizen { ${figures(CITIZEN.split(' '))} }
      voiceOfEmployee { ${figures(EMPLOYEE.split(' '))} }
      behaviour { ${figures(BEHAVIOUR.split(' '))} abandonment { stage estimate { ...Share } } }
      demand {
        ${figures(DEMAND.split(' '))}
        channels { channel estimate { ...Share } }
        failureCauses { cause estimate { ...Share } }
      }
    }`,
    fragments: figure + shares,
    variables,
  }
}

function figures(fields: readonly string[]): string {
  return fields.map((field) => `${field} { ...Figure }`).join(' ')
}
