import { IANAZone } from 'luxon'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const MAX_CACHED_DAYS = 100_000

/** Turns wall time of a zone into moments and back. */
export interface ZoneClock {
  /**
   * The moment of a wall time given as if it were UTC. A time that the clocks skipped is taken as the moment after the
   * change; one that they showed twice is the first, and `second` says when it came again.
   */
  momentOf(wallMs: number): number
  /** The second moment of a wall time that the clocks showed twice. */
  secondMomentOf(wallMs: number): number | undefined
  /** Wall time as if it were UTC. */
  wallOf(momentMs: number): number
}

export function createZoneClock(name: string): ZoneClock {
  const zone = IANAZone.create(name)
  const days = new Map<number, number | undefined>()

  /** Zones change a few times a year; a day without a change has one offset, asked for once. */
  const offsetMs = (moment: number): number => {
    const day = Math.floor(moment / DAY_MS)
    let known = days.get(day)
    if (known === undefined && !days.has(day)) {
      if (days.size > MAX_CACHED_DAYS) days.clear()
      const first = zone.offset(day * DAY_MS)
      const isSteady = first === zone.offset((day + 1) * DAY_MS - 1)
      known = isSteady ? first * MINUTE_MS : undefined
      days.set(day, known)
    }
    return known ?? zone.offset(moment) * MINUTE_MS
  }

  /** Moments that show this wall time: one, none where the clocks skipped it, two where they showed it twice. */
  const momentsOf = (wall: number): { first: number; second: number | undefined } => {
    const before = offsetMs(wall - DAY_MS)
    const after = offsetMs(wall + DAY_MS)
    const early = wall - before
    if (before === after) return { first: early, second: undefined }
    const late = wall - after
    const isEarly = offsetMs(early) === before
    const isLate = offsetMs(late) === after
    if (isEarly && isLate) return { first: early, second: late }
    return { first: isLate ? late : early, second: undefined }
  }

  return {
    momentOf: (wall) => momentsOf(wall).first,
    secondMomentOf: (wall) => momentsOf(wall).second,
    wallOf: (moment) => moment + offsetMs(moment),
  }
}
