import { SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.ts'
import { writeLines } from './terminal.ts'

/** Shows how far something has come; says nothing at all when it is done within a moment. */
export interface Progress {
  update(done: number, total: number, what?: string): void
  end(): void
}

const QUIET_MS = 1000
const LINE_EVERY_MS = 5000

/** A bar on a terminal; elsewhere a line now and then, so that logs stay readable. Both go to standard error. */
export function createProgress({ stderr }: Terminal, title: string): Progress {
  return stderr.isTTY === true ? barOn(stderr, title) : linesOn(stderr, title)
}

function barOn(stderr: Terminal['stderr'], title: string): Progress {
  const startedAt = Date.now()
  let bar: SingleBar | undefined
  return {
    update(done, total, what = '') {
      if (bar === undefined && Date.now() - startedAt >= QUIET_MS) {
        bar = new SingleBar({
          format: `${title} {bar} {percentage}% {what}`,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          stream: stderr,
          hideCursor: true,
          clearOnComplete: true,
        })
        bar.start(total, done, { what })
      }
      bar?.setTotal(total)
      bar?.update(done, { what })
    },
    end: () => bar?.stop(),
  }
}

function linesOn(stderr: Terminal['stderr'], title: string): Progress {
  let nextAt = Date.now() + QUIET_MS
  return {
    update(done, total, what = '') {
      if (Date.now() < nextAt) return
      nextAt = Date.now() + LINE_EVERY_MS
      const percent = total === 0 ? 0 : Math.floor((100 * done) / total)
      writeLines(stderr, `${title} ${percent} %${what === '' ? '' : ` ${what}`}`)
    },
    end: () => undefined,
  }
}
