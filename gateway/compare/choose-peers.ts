import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { sizeBands as bands, type AgencyEntry } from '@citx/schema/directory/document.ts'
import { nearestNeighbours } from '@citx/schema/metric/statistics/nearest-neighbours.ts'
import type { Members } from '../access/members.ts'
import { wordOf } from '@citx/schema/sdl/enum-name.ts'
import type { LeftOut } from './left-out.ts'
import { selectPeers, type PeerArgs } from './peers.ts'
import { reason, type Reason } from './reason.ts'

export interface ChooseArgs extends PeerArgs {
  readonly sizeBands?: readonly string[] | null
  /** The agency whose nearest neighbours are the peers. */
  readonly nearestTo?: string | null
  readonly neighbours?: number | null
}

export interface ChosenPeers {
  /** By id. */
  readonly agencies: readonly string[]
  readonly leftOut: readonly LeftOut[]
}

const MOST_NEIGHBOURS = 100
const CHARACTERISTICS = ['residents', 'size-band']

/** The agencies compared, and every other member with the reason why it is not. Fails as `selectPeers`, and with BAD_REQUEST. */
export function choosePeers(members: Members, args: ChooseArgs): ChosenPeers {
  selectPeers(members, args)
  const all = members.select({})
  const refused = all.map((agency) => ({ agency, reasons: [...refusals(agency, args)] }))
  const matching = refused.filter(({ reasons }) => reasons.length === 0).map((it) => it.agency)
  const excluded = refused
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ agency, reasons }) => ({ agency: agency.id, reasons }))
  if (args.nearestTo == null) return { agencies: matching.map(({ id }) => id), leftOut: excluded }
  const near = nearest(members, matching, args.nearestTo, args.neighbours ?? 10)
  const leftOut = [...excluded.filter(({ agency }) => agency !== args.nearestTo), ...near.leftOut]
  return {
    agencies: near.agencies,
    leftOut: leftOut.toSorted((a, b) => (a.agency < b.agency ? -1 : 1)),
  }
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

/** The agency itself and those most like it by residents (each tenfold counts alike) and size band. */
function nearest(
  members: Members,
  matching: readonly AgencyEntry[],
  id: string,
  count: number,
): ChosenPeers {
  if (count < 1 || count > MOST_NEIGHBOURS)
    throw new CitxError('BAD_REQUEST', `neighbours is ${count}; ask for 1 to ${MOST_NEIGHBOURS}`)
  const self = members.findAgency(id)
  if (self === undefined)
    throw new CitxError('UNKNOWN_AGENCY', `the directory lists no agency "${id.slice(0, 80)}"`)
  if (self.residents === undefined)
    throw new CitxError(
      'BAD_REQUEST',
      `${id} has not declared its residents, so it has no neighbours`,
    )
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
  return { agencies: [...chosen].toSorted(), leftOut }
}

function characterise({ id, residents, sizeBand }: AgencyEntry) {
  const characteristics = new Map([['size-band', bands.indexOf(sizeBand)]])
  if (residents !== undefined) characteristics.set('residents', Math.log10(residents))
  return { id, characteristics }
}
