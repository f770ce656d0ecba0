import { parse, print, visit } from 'graphql'
import { z } from 'zod'
import type { Contender } from '../contenders/contender.ts'
import { runLoad, type LoadOptions } from '../load/run-load.ts'
import type { Subject } from '../load/subject.ts'
import type { Stubs } from '../stubs/start-stubs.ts'
import { agencyIds } from '../workload/agency-ids.ts'
import type { GraphqlBody } from '../workload/requests.ts'
import { expectLength, ownSubject } from './own-subject.ts'

const query = `query comparison($metric: ID!, $journey: ID!, $window: Window!) {
  comparison(metric: $metric, journey: $journey, window: $window) {
    rows {
      agency { id }
      estimate { status value low high n }
      grade
      reasons { code message }
      rank { from to }
      difference { value low high adjustedPValue significant }
      funnel { low95 high95 z position }
    }
    summary { agencies median heterogeneity { q iSquared } dispersion { phi } }
  }
}`
const variables = { metric: 'percent-satisfied', journey: 'waste-collection', window: '2026-03' }

const compared = z.looseObject({ comparison: z.looseObject({ rows: z.array(z.unknown()) }) })

/** One metric compared across all agencies, statistics included, and the grades, which need answers by channel. */
export function comparisonSubject(contender: Contender, agencies: number): Subject {
  return ownSubject(contender, {
    name: 'comparison',
    agencies,
    body: { query, variables },
    findFault: (data) => expectLength(compared.parse(data).comparison.rows, agencies),
  })
}

/** The same cells and nothing computed: what the gateway asks of an agency for a comparison, asked of the gateway. */
export async function sameCellsSubject(
  contender: Contender,
  comparison: Subject,
  options: LoadOptions & { readonly upstream: Stubs },
): Promise<Subject> {
  const { agencies } = comparison
  await runLoad(comparison, options)
  return ownSubject(contender, {
    name: 'same cells',
    agencies,
    body: asCallerWould(await options.upstream.newestQuestion(), agencyIds(agencies)),
    findFault: (data) => expectLength(data['agencies'], agencies),
  })
}

/** Without the keys that the gateway adds for itself, and for all agencies instead of one. */
function asCallerWould(body: GraphqlBody, ids: readonly string[]): GraphqlBody {
  const document = visit(parse(body.query), {
    Field: ({ alias }) => (alias?.value.startsWith('__') === true ? null : undefined),
  })
  return { query: print(document), variables: { ...body.variables, ids } }
}
