import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import { people, type LabRecord } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const employeePanel: ServedAttack = {
  id: 'B19',
  what: 'the same employees asked every month: B3 over and over, until the noise is gone',
  attacker: 'outsider',
  knows: 'that a team answers alike every month, and when somebody joined',
  guesses: 'that the agency publishes more than two such months without a budget',
  figure: 'months of the panel, from the third on, that were published',
  gate: 0,
  why: 'two months let B3 be right in .62; ten would in .85',
  strike,
}

const MONTHS = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03'] as const

async function strike({ found, build }: ServedTarget) {
  await using agency = await found()
  const hits: boolean[] = []
  for (const [index, month] of MONTHS.entries()) {
    await agency.add(teamIn(month, build === 'unprotected'))
    const published = await wasPublished(agency.publish({ window: month }))
    if (index >= 2) hits.push(published)
  }
  return hitsOf(hits)
}

/** An agency that does not know its people by name cannot see that they are the same. */
function teamIn(month: string, isNameless: boolean): readonly LabRecord[] {
  const names = isNameless ? `nobody-${month}` : 'member'
  return people(20, names, {
    family: 'voice-of-employee',
    month,
    journey: 'planning',
    answers: ['empowerment-5=4'],
  }).map((one) => ({ ...one, record: `${one.subject}-${month}` }))
}

function wasPublished(publishing: Promise<unknown>): Promise<boolean> {
  return publishing.then(
    () => true,
    (error: unknown) => {
      if (isCitxError(error, 'RELEASE_REFUSED')) return false
      throw error
    },
  )
}
