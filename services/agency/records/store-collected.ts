import { sql, type Kysely } from 'kysely'
import type { FoundBreak, NewCollected } from './new-figure.ts'

/**
 * Replaces the declarations of a source: the mapping says the whole truth about how it collects. What was found in its
 * scores stands beside what it declares itself.
 */
export async function storeCollected(
  db: Kysely<unknown>,
  source: string,
  declarations: readonly NewCollected[],
  found: readonly FoundBreak[],
): Promise<void> {
  const complete = declarations.map((declaration) => withFound(declaration, found))
  await sql`delete from records.collected where source = ${source}`.execute(db)
  await sql`
    insert into records.collected (source, measure, declaration)
    select ${source}, declaration ->> 'measure', declaration
    from jsonb_array_elements(${JSON.stringify(complete)}::jsonb) as declaration
  `.execute(db)
}

function withFound(declaration: NewCollected, found: readonly FoundBreak[]): NewCollected {
  const own = found.filter(({ measure }) => measure === declaration.measure)
  const breaks = own.map(({ measure: _measure, ...one }) => ({ ...one, detected: true }))
  return { ...declaration, breaks: [...(declaration.breaks ?? []), ...breaks] }
}
