import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { OpenAgency } from '@citx/agency/agency.ts'
import { createExecutableSchema } from '@citx/kit/http/executable-schema.ts'
import { serveGraphql, type RunningServer } from '@citx/kit/http/serve-graphql.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'

const predicates = `
  extend type Agency {
    "Records that match; any predicate."
    count(where: String, not: String, atLeast: Int, atMost: Int): Int
  }
`

interface RawCell {
  readonly token: string
  readonly journey: string | null
  readonly channel: string | null
  readonly count: number
}

/**
 * What an API must not be: it answers from the records themselves, with fresh noise at every question, and takes
 * predicates. Attacks on the subgraph must break it, or they prove nothing.
 */
export function createRawApi({ id, owner }: OpenAgency): Promise<RunningServer> {
  const resolvers = {
    Query: {
      agencies: (_: unknown, { ids }: { readonly ids: readonly string[] }) =>
        ids.map((each) => (each === id ? { id } : null)),
    },
    Agency: { cells, count: countRecords },
  }
  return serveGraphql({
    name: 'raw',
    log: silentLogger,
    executable: { schema: createExecutableSchema([readSdl('agency'), predicates], resolvers) },
    context: async () => ({}),
  })

  async function cells(_: unknown, { window }: { readonly window: string }) {
    const { rows } = await sql<RawCell>`
      select token, journey, channel, count(*)::int as count
      from records.record cross join lateral unnest(answers) as token
      group by token, journey, channel order by token, journey, channel`.execute(owner)
    return rows.map(({ token, journey, channel, count }) => ({
      measure: token.split('=')[0],
      journey: journey ?? 'ALL',
      channel: channel ?? 'ALL',
      stage: 'ALL',
      window,
      subjects: count,
      counts: [{ answer: token, count: count + randomInt(-2, 3) }],
      countVariance: 2,
      release: 'none',
    }))
  }

  async function countRecords(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from records.record`.execute(owner)
    return rows[0]?.count ?? 0
  }
}
