import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** Downloads under way, of which there are so many at most, as each holds sockets for as long as its reader takes. */
export interface Downloads {
  /** Takes a place until it is disposed of. Fails with AGENCY_BUSY when none is left in all, or none for this holder. */
  begin(holder: string): Disposable
}

export interface DownloadLimits {
  readonly inAll: number
  readonly each: number
}

export function createDownloads({ inAll, each }: DownloadLimits): Downloads {
  const underWay = new Map<string, number>()
  let total = 0
  return {
    begin(holder) {
      const own = underWay.get(holder) ?? 0
      if (own >= each || total >= inAll)
        throw new CitxError('AGENCY_BUSY', 'too many downloads are under way; try again later')
      underWay.set(holder, own + 1)
      total += 1
      let isOver = false
      return {
        [Symbol.dispose]() {
          if (isOver) return
          isOver = true
          total -= 1
          const left = (underWay.get(holder) ?? 0) - 1
          if (left > 0) underWay.set(holder, left)
          else underWay.delete(holder)
        },
      }
    },
  }
}
