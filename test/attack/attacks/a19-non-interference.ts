import { sql } from 'kysely'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { crawl } from '../served/crawl.ts'
import { people, type LabAgency } from '../served/lab.ts'
import { hitsOf, type ServedAttack, type ServedTarget } from '../served/served-attack.ts'

export const nonInterference: ServedAttack = {
  id: 'A19',
  what: 'do answers depend on anything but the release? can the serving role reach the records?',
  attacker: 'outsider',
  knows: 'all answers of an agency, and the address and password of its serving role',
  guesses: 'that answers change when records do, and that one of many statements is let through',
  figure: 'differing answers, and statements that the serving role was let run',
  gate: 0,
  why: 'what cannot be reached cannot leak',
  strike,
}

async function strike(target: ServedTarget) {
  await using agency = await target.found()
  await agency.add(
    people(80, 'first', { journey: 'passport', channel: 'web', answers: ['satisfaction-5=4'] }),
  )
  await agency.publish()
  const before = await crawlOnce(target, agency)
  await sql`truncate records.record, records.figure, records.collected`.execute(agency.agency.owner)
  await agency.add(
    people(300, 'second', { journey: 'planning', answers: ['satisfaction-5=1', 'ease-5=2'] }),
  )
  const after = await crawlOnce(target, agency)
  return hitsOf([before !== after, ...(await tryStatements(target, agency))])
}

async function crawlOnce({ open }: ServedTarget, agency: LabAgency): Promise<string> {
  await using api = await open(agency)
  return await crawl(api)
}

const statements = [
  sql`select * from records.record limit 1`,
  sql`select count(*) from records.figure`,
  sql`select * from records.import`,
  sql`select answers from records.record_2026_03 limit 1`,
  sql`select records.ensure_month('2027-01-01')`,
  sql`set role none; select * from records.record limit 1`,
  sql`create temporary table stolen (a int)`,
  sql`create table public.stolen (a int)`,
  sql`create schema stolen`,
  sql`insert into release.row (seq, position, line) values (1, 100000, '{}')`,
  sql`update release.row set line = '{}'`,
  sql`delete from release.release`,
  sql`truncate release.row`,
  sql`select pg_read_file('postgresql.conf')`,
  sql`select lo_import('/etc/passwd')`,
  sql`copy release.row to program 'cat'`,
  sql`create extension dblink`,
  sql`alter role current_user createrole`,
  sql`grant select on records.record to public`,
]

/** Whether each statement runs, as the role that the public server connects as. */
async function tryStatements(
  { build }: ServedTarget,
  { agency }: LabAgency,
): Promise<readonly boolean[]> {
  const url = build === 'citx' ? agency.readerUrl : agency.databaseUrl
  await using db = openDatabase<unknown>(url, { applicationName: 'citx-attack', poolSize: 1 })
  const ran: boolean[] = []
  for (const statement of statements)
    ran.push(
      await statement.execute(db).then(
        () => true,
        () => false,
      ),
    )
  return ran
}
