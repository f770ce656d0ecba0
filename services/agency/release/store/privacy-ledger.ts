import { sql, type Kysely, type Transaction } from 'kysely'
import type { PrivacyLedger, PrivacySpend } from '../protect/privacy-budget.ts'

/** Everything that was spent so far, oldest first. */
export async function readLedger<DB>(db: Kysely<DB>): Promise<PrivacyLedger> {
  const { rows } = await sql<PrivacySpend>`
    select question, "window", epsilon::float8 as epsilon
    from release.privacy_spend order by seq, question`.execute(db)
  return rows
}

/** Notes what a release spends, in the transaction that publishes it. */
export async function insertSpends(
  transaction: Transaction<unknown>,
  seq: number,
  spends: readonly PrivacySpend[],
): Promise<void> {
  for (const { question, window, epsilon } of spends)
    await sql`
      insert into release.privacy_spend (seq, question, "window", epsilon)
      values (${seq}, ${question}, ${window}, ${String(epsilon)}::numeric)`.execute(transaction)
}
