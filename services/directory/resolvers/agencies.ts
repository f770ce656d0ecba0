import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import type { Agency, AgencyKind, QueryResolvers, SizeBand } from '../resolvers.gen.ts'

export const agencies: NonNullable<QueryResolvers['agencies']> = (_parent, { ids }, context) =>
  ids.map((id) => {
    const entry = context.directory.document.agencies.find((agency) => agency.id === id)
    return entry === undefined ? null : toAgency(entry)
  })

export const members: NonNullable<QueryResolvers['members']> = (
  _parent,
  { kinds, forum },
  context,
) =>
  context.directory.document.agencies
    .filter((entry) => !kinds || kinds.includes(toKind(entry.kind)))
    .filter((entry) => !forum || entry.forums.includes(forum))
    .map(toAgency)

/** An agency of the document in the form of the SDL. */
export function toAgency(entry: AgencyEntry): Agency {
  return {
    id: entry.id,
    name: entry.name,
    kind: toKind(entry.kind),
    country: entry.country,
    sizeBand: toSizeBand(entry.sizeBand),
    residents: entry.residents ?? null,
    forums: entry.forums,
    joinedAt: entry.joinedAt,
    keys: entry.keys.map(({ kid }) => kid),
  }
}

const kinds = {
  municipality: 'MUNICIPALITY',
  region: 'REGION',
  'national-agency': 'NATIONAL_AGENCY',
  health: 'HEALTH',
  education: 'EDUCATION',
  justice: 'JUSTICE',
  transport: 'TRANSPORT',
  other: 'OTHER',
} as const satisfies Record<AgencyEntry['kind'], AgencyKind>

function toKind(kind: AgencyEntry['kind']): AgencyKind {
  return kinds[kind]
}

const sizeBands = {
  small: 'SMALL',
  medium: 'MEDIUM',
  large: 'LARGE',
  'very-large': 'VERY_LARGE',
} as const satisfies Record<AgencyEntry['sizeBand'], SizeBand>

function toSizeBand(band: AgencyEntry['sizeBand']): SizeBand {
  return sizeBands[band]
}
