import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { sizeBands as bands, type AgencyEntry } from '@citx/schema/directory/document.ts'
import { nearestNeighbours } from '@citx/schema/metric/statistics/nearest-neighbours.ts'
import type { Members } from '../../access/members.ts'
import { wordOf } from '@citx/schema/sdl/enum-name.ts'
import { describePeers, type PeerRule } from './describe-peers.ts'
import { sortByAgency, type LeftOut } from './left-out.ts'
import type { ChooseArgs } from './peer-args.ts'
import { selectPeers } from './select-peers.ts'
import { reason, type Reason } from '../reason.ts'

export interface ChosenPeers {
  /** By id. */
  readonly agencies: readonly string[]
  readonly leftOut: readonly LeftOut[]
  readonly rule: PeerRule
}

type Choice = Pick<ChosenPeers, 'agencies' | 'leftOut'>

const MOST_NEIGHBOURS = 100
const CHARACTERISTICS = ['residents', 'size-band']

/** The agencies compared, and every other member with the reason why it is not. Fails as `selectPeers`, and with BAD_REQUEST. */
export function choosePeers(members: Members, args: ChooseArgs): ChosenPeers {
  const { against, neighbourList, nearestTo } = args
  selectPeers(members, args)
  if (against != null) selectPeers(members, { agencies: [against] })
  if (neighbourList != null && nearestTo == null)
    throw new CitxError('BAD_REQUEST', 'neighbourList needs nearestTo: the agency they are near')
  const chosen = choose(members, args)
  const agencies = [...new Set([...chosen.agencies, ...(against == null ? [] : [against])])]
  return {
    agencies: agencies.toSorted(),
    leftOut: sortByAgency(chosen.leftOut.filter(({ agency }) => !agencies.includes(agency))),
    rule: describePeers(args),
  }
}

function choose(members: Members, args: ChooseArgs): Choice {
  const { nearestTo, neighbourList } = args
  const refused = members
    .select({})
    .map((agency) => ({ agency, reasons: [...refusals(agency, args)] }))
  const matching = refused.filter(({ reasons }) => reasons.length === 0).map((it) => it.agency)
  const excluded = refused
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ agency, reasons }) => ({ agency: agency.id, reasons }))
  if (nearestTo == null) return { agencies: matching.map(({ id }) => id), leftOut: excluded }
  const near =
    neighbourList == null
      ? nearest(members, matching, nearestTo, args.neighbours ?? 10)
      : listed(members, matching, nearestTo, neighbourList)
  return { agencies: near.agencies, leftOut: [...excluded, ...near.leftOut] }
}

function* refusals(
  { id, kind, sizeBand, forums }: AgencyEntry,
  { agencies, forum, kinds, sizeBands }: ChooseArgs,
): Generator<Reason> {
  if (agencies != null && !agencies.includes(id))
    yield reason('NOT_A_PEER', 'not among those named')
  if (forum != null && !forums.includes(forum))
    yield reason('NOT_A_PEER', `no member of the forum ${forum}`)
  if (kinds != null && !kinds.map(wordOf).includes(kind))
    yield reason('NOT_A_PEER', `of another kind: ${kind}`)
  if (sizeBands != null && !sizeBands.map(wordOf).includes(sizeBand))
    yield reason('NOT_A_PEER', `in another size band: ${sizeBand}`)
}

/** The agency itself and those of a published list that take part; the others of the list are named. */
function listed(
  members: Members,
  matching: readonly AgencyEntry[],
  id: string,
  { source, agencies }: NonNullable<ChooseArgs['neighbourList']>,
): Choice {
  selectPeers(members, { agencies: [id] })
  const listing = new Set([id, ...agencies])
  const outside = matching
    .filter((agency) => !listing.has(agency.id))
    .map((agency) => ({
      agency: agency.id,
      reasons: [reason('NOT_A_PEER', `not among the neighbours of ${id} in ${source}`)],
    }))
  const strangers = [...listing]
    .filter((each) => members.findAgency(each) === undefined)
    .map((agency) => ({
      agency,
      reasons: [reason('NOT_A_MEMBER', `listed in ${source}, and takes no part in the exchange`)],
    }))
  const chosen = matching.filter((agency) => listing.has(agency.id)).map((agency) => agency.id)
  return { agencies: [...new Set([id, ...chosen])], leftOut: [...outside, ...strangers] }
}

/** The agency itself and those most like it by residents (each tenfold counts alike) and size band. */
function nearest(
  members: Members,
  matching: readonly AgencyEntry[],
  id: string,
  count: number,
): Choice {
  if (count < 1 || count > MOST_NEIGHBOURS)
    throw new CitxError('BAD_REQUEST', `neighbours is ${count}; ask for 1 to ${MOST_NEIGHBOURS}`)
  selectPeers(members, { agencies: [id] })
  const self = members.findAgency(id)
  if (self?.residents === undefined)
    throw new CitxError('BAD_REQUEST', `${id} has not declared its residents: name its neighbours`)
  const candidates = matching.filter((agency) => agency.id !== id)
  const found = nearestNeighbours(id, [self, ...candidates].map(characterise), {
    characteristics: CHARACTERISTICS,
    count,
  })
  const chosen = new Set([id, ...found.nearest.map((neighbour) => neighbour.id)])
  const unplaced = new Set(found.unplaced)
  const leftOut = candidates
    .filter((agency) => !chosen.has(agency.id))
    .map((agency) => ({
      agency: agency.id,
      reasons: [
        unplaced.has(agency.id)
          ? reason('NOT_A_PEER', 'has not declared its residents')
          : reason('NOT_A_PEER', `not among the ${count} nearest to ${id}`),
      ],
    }))
  return { agencies: [...chosen], leftOut }
}

function characterise({ id, residents, sizeBand }: AgencyEntry) {
  const characteristics = new Map([['size-band', bands.indexOf(sizeBand)]])
  if (residents !== undefined) characteristics.set('residents', Math.log10(residents))
  return { id, characteristics }
}
