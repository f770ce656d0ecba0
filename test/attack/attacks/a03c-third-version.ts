import { sql } from 'kysely'
import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import { people, type LabAgency } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const thirdVersion: ServedAttack = {
  id: 'A3-third',
  what: 'more versions of one window, to average their noise away',
  attacker: 'outsider',
  knows: 'that an agency corrects its releases',
  guesses: 'that a window can be corrected twice',
  figure: 'third versions that were published',
  gate: 0,
  why: 'every version is another draw for every count; the ledger allows two',
  strike,
}

async function strike({ found, build, quick }: ServedTarget) {
  const hits: boolean[] = []
  for (let turn = 0; turn < (quick ? 1 : 3); turn += 1) {
    await using agency = await found()
    await agency.add(people(40, 'one', { journey: 'passport', answers: ['satisfaction-5=4'] }))
    await agency.publish()
    await agency.add(people(5, 'two', { journey: 'passport', answers: ['satisfaction-5=2'] }))
    await agency.publish({ supersede: true })
    await agency.add(people(5, 'three', { journey: 'passport', answers: ['satisfaction-5=1'] }))
    if (build === 'unprotected') await forgetHistory(agency)
    hits.push(await wasPublished(agency.publish({ supersede: build === 'citx' })))
    hits.push(await wasPublished(agency.publish()))
  }
  return hitsOf(hits)
}

function wasPublished(publishing: Promise<unknown>): Promise<boolean> {
  return publishing.then(
    () => true,
    (error: unknown) => {
      if (isCitxError(error, 'ALREADY_RELEASED')) return false
      throw error
    },
  )
}

/** What an agency without a ledger is like. */
async function forgetHistory({ agency }: LabAgency): Promise<void> {
  for (const statement of [
    sql`grant delete on release.release, release.row to current_user`,
    sql`alter table release.release disable trigger user`,
    sql`alter table release.row disable trigger user`,
    sql`delete from release.row`,
    sql`delete from release.release`,
  ])
    await statement.execute(agency.owner)
}
