interface Keyed {
  readonly id: string
  readonly keys: readonly { readonly kid: string }[]
}

/** What must not be equal between the members of a directory. */
export interface MembersInDocument {
  readonly agencies: readonly (Keyed & {
    readonly endpoint: string
    readonly forums: readonly string[]
  })[]
  readonly partners: readonly {
    readonly id: string
    readonly issuer: string
    readonly clientIds: readonly string[]
    readonly forums: readonly string[]
  }[]
  readonly forums: readonly { readonly id: string }[]
  readonly gateways: readonly Keyed[]
}

/** In which ways two members could be taken for one another, in words; none when everybody is who they are. */
export function findContradictions(members: MembersInDocument): readonly string[] {
  const { agencies, partners, forums, gateways } = members
  return [
    ...repeated('agency', idsOf(agencies)),
    ...repeated('gateway', idsOf(gateways)),
    // Agreements name partners and forums in one place.
    ...repeated('partner or forum', [...idsOf(partners), ...idsOf(forums)]),
    ...repeated(
      'endpoint',
      agencies.map(({ endpoint }) => new URL(endpoint).href),
    ),
    ...repeated(
      'key',
      [...agencies, ...gateways].flatMap(({ keys }) => keys.map(({ kid }) => kid)),
    ),
    ...repeated(
      'client',
      partners.flatMap(({ issuer, clientIds }) => clientIds.map((id) => `${id} of ${issuer}`)),
    ),
    ...unknownForums(members),
  ]
}

function idsOf(members: readonly { readonly id: string }[]): readonly string[] {
  return members.map(({ id }) => id)
}

function repeated(what: string, values: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const twice = values.filter((value) => seen.size === seen.add(value).size)
  return [...new Set(twice)].map((value) => `the ${what} ${value} is listed twice`)
}

function unknownForums({ agencies, partners, forums }: MembersInDocument): readonly string[] {
  const known = new Set(forums.map(({ id }) => id))
  return [...agencies, ...partners].flatMap(({ id, forums: own }) =>
    own
      .filter((forum) => !known.has(forum))
      .map((forum) => `${id} is of forum ${forum}, which is not listed`),
  )
}
