import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { ALL, DIMENSIONS, type Dimension, type Place } from '@citx/schema/cube/place.ts'

/**
 * The only member that a dimension can have at a place, by the plan and never by the data. The cell of all members and the
 * cell of that member are then one fact and must get one id.
 */
export type SoleMember = (place: Place, dimension: Dimension) => string | undefined

/** `journey=passport;channel=*;stage=*`: the identity by which a cell's noise is drawn. */
export function cellIdOf(place: Place, soleMember: SoleMember = () => undefined): string {
  return DIMENSIONS.map((dimension) => {
    const member = place[dimension] === ALL ? soleMember(place, dimension) : place[dimension]
    return `${dimension}=${member === undefined ? '*' : requireMember(dimension, member)}`
  }).join(';')
}

// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const forbidden = /[=;*|\u0000-\u001f\u007f]/

function requireMember(dimension: Dimension, member: string): string {
  if (member === '' || forbidden.test(member) || !member.isWellFormed())
    throw new CitxError(
      'RELEASE_REFUSED',
      `${dimension} "${member}" cannot be part of a cell id: use the ids of the vocabulary`,
    )
  return member
}
