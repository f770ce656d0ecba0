import { Kind, parse, print, visit } from 'graphql'

/**
 * The schema of one agency as other gateways need it: a root field of its own name leads to its row, so that no two
 * subgraphs share a root field. The types below are the contract's, the same at every agency.
 */
export function subgraphSdl(contract, agency) {
  const document = visit(parse(contract), {
    ObjectTypeDefinition: (node) => (node.name.value === 'Query' ? null : undefined),
  })
  return `${print(document)}\n\ntype Query {\n  ${agency}: Agency\n}\n`
}

const link = `extend schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@shareable"])
`

/** The same for Federation 2, where types that several subgraphs serve are said to be shareable. */
export function federatedSdl(contract, agency) {
  const shareable = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'shareable' } }
  const document = visit(parse(subgraphSdl(contract, agency)), {
    ObjectTypeDefinition: (node) =>
      node.name.value === 'Query' ? undefined : { ...node, directives: [shareable] },
  })
  return `${link}${print(document)}`
}
