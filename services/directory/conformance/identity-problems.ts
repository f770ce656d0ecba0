import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '@citx/kit/errors/citx-error.ts'
import type { AskGraphql } from './ask-graphql.ts'

const query = 'query ($ids: [ID!]!) { agencies(ids: $ids) { id } }'
const STRANGER = 'somebody-else'

/** Whether the agency answers for itself alone, in the order asked, and nobody without a grant. */
export async function findIdentityProblems(
  id: string,
  ask: AskGraphql,
  askWithoutGrant: AskGraphql,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const own = await ask(query, { ids: [STRANGER, id] })
  if (!isDeepStrictEqual(own.body, { data: { agencies: [null, { id }] } }))
    problems.push({
      message: `asked for "${STRANGER}" and "${id}", it must answer null and itself; it answers ${brief(own.body)}`,
    })
  const open = await askWithoutGrant(query, { ids: [id] })
  if (open.status !== 401)
    problems.push({
      message: `asked without a grant it must answer with status 401; it answers ${open.status}`,
    })
  return problems
}

function brief(body: unknown): string {
  const text = JSON.stringify(body) ?? 'no JSON'
  return text.length > 120 ? `${text.slice(0, 120)}...` : text
}
