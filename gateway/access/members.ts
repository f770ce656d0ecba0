import type {
  AgencyEntry,
  DirectoryDocument,
  PartnerEntry,
} from '@citx/schema/directory/document.ts'

/** Which agencies a question goes to; what is left out does not narrow. */
export interface MemberFilter {
  readonly ids?: readonly string[] | null | undefined
  readonly forum?: string | null | undefined
  readonly kinds?: readonly string[] | null | undefined
}

/** The directory's document, indexed for the gateway's questions. */
export interface Members {
  readonly document: DirectoryDocument
  /** The document as the directory signed it: compact JWS. */
  readonly signed: string
  /** Why nobody should rely on a release or key any more, by its id. */
  readonly distrusted: ReadonlyMap<string, string>
  findAgency(id: string): AgencyEntry | undefined
  findPartner(issuer: string, clientId: string): PartnerEntry | undefined
  /** Agencies that match, by id. */
  select(filter: MemberFilter): readonly AgencyEntry[]
}

/** Indexes a directory document. Made once for each version of the document. */
export function indexMembers(document: DirectoryDocument, signed: string): Members {
  const agencies = new Map(document.agencies.map((agency) => [agency.id, agency]))
  const sorted = [...agencies.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    document,
    signed,
    distrusted: new Map(document.distrusted?.map(({ id, reason }) => [id, reason])),
    findAgency: (id) => agencies.get(id),
    findPartner: (issuer, clientId) =>
      document.partners.find(
        (partner) => partner.issuer === issuer && partner.clientIds.includes(clientId),
      ),
    select: (filter) => {
      const ids = filter.ids == null ? undefined : new Set(filter.ids)
      const kinds = filter.kinds == null ? undefined : new Set(filter.kinds)
      const { forum } = filter
      return sorted.filter(
        (agency) =>
          (ids === undefined || ids.has(agency.id)) &&
          (kinds === undefined || kinds.has(agency.kind)) &&
          (forum == null || agency.forums.includes(forum)),
      )
    },
  }
}
