import type { Workload } from './workload.ts'

/** The body of a GraphQL request. */
export interface GraphqlBody {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

const place = '$journey: ID!, $window: Window!'

/** As our gateway is asked, and as it asks: one field for all agencies. */
export function exchangeRequest({
  name,
  agencies,
  row,
  fragments,
  variables,
}: Workload): GraphqlBody {
  return {
    query: `query ${name}($ids: [ID!]!, ${place}) { agencies(ids: $ids) { ${row} } }\n${fragments}`,
    variables: { ids: agencies, ...variables },
  }
}

/** As other gateways are asked: a root field for each agency. */
export function prefixedRequest({
  name,
  agencies,
  row,
  fragments,
  variables,
}: Workload): GraphqlBody {
  const roots = agencies.map((id) => `${id} { ...Row }`).join('\n  ')
  return {
    query: `query ${name}(${place}) {\n  ${roots}\n}\nfragment Row on Agency { ${row} }\n${fragments}`,
    variables,
  }
}

/** The same without variables, for Mercurius, which does not pass on those that stand in fragments. */
export function literalRequest(workload: Workload): GraphqlBody {
  const { query } = prefixedRequest(workload)
  const literal = query
    .replace(`(${place})`, '')
    .replaceAll(/\$(\w+)/g, (_, name: string) => JSON.stringify(workload.variables[name]))
  return { query: literal, variables: {} }
}
