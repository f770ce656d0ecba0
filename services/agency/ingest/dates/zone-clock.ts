import { IANAZone } from 'luxon'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const MAX_CACHED_DAYS = 100_000

/** When a wall time was shown. */
export interface WallMoments {
  readonly first: number
  readonly second: number | undefined
}

/** Turns wall time of a zone into moments and back. */
export interface ZoneClock {
  /**
   * The moment of a wall time given as if it were UTC. A time that the clocks skipped is taken as the moment after the
   * change; of one that they showed twice, `second` says when it came again.
   */
  momentsOf(wallMs: number): WallMoments
  /** Wall time as if it were UTC. */
  wallOf(momentMs: number): number
}

const clocks = new Map<string, ZoneClock>()

/** One clock for each zone, so that what is known of it is asked for once. */
export function getZoneClock(name: string): ZoneClock {
  let clock = clocks.get(name)
  if (clock === undefined) clocks.set(name, (clock = createZoneClock(name)))
  return clock
}

function createZoneClock(name: string): ZoneClock {
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

  /** Near a change of the clocks, the offsets of the day before and the day after are the two that may hold. */
  const momentsOf = (wall: number): WallMoments => {
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
    momentsOf,
    wallOf: (moment) => moment + offsetMs(moment),
  }
}
