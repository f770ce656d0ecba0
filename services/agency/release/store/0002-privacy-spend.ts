import { sql, type Kysely } from 'kysely'

/** What each release took from the privacy of its subjects, by question. Entries are only ever added. */
export async function createPrivacySpend(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  sql`create table release.privacy_spend (
    seq integer not null check (seq >= 1),
    question text not null,
    "window" text not null,
    epsilon numeric not null check (epsilon > 0),
    primary key (seq, question)
  )`,
  sql`create trigger append_only before update or delete on release.privacy_spend
    for each row execute function release.refuse_change()`,
  sql`create trigger no_truncate before truncate on release.privacy_spend
    execute function release.refuse_change()`,
  sql`revoke all on release.privacy_spend from public`,
  sql`revoke update, delete, truncate on release.privacy_spend from current_user`,
]
