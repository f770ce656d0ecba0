import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import type { Members } from '../access/members.ts'
import {
  createUsualRetryBudget,
  openConnection,
  type Connection,
  type ConnectionLimits,
} from './connection/connection.ts'

/** An agency at the address that one version of the directory's document gives it. */
export type AgencyAddress = Pick<AgencyEntry, 'id' | 'endpoint'>

/** The lines to all agencies that have joined, at their addresses now and, for a while, at those before. */
export interface Connections extends AsyncDisposable {
  /** The line to an agency at the address that the asker's own document gives, so that all of its answer is of one moment. */
  find(address: AgencyAddress): Connection | undefined
  /** Opens lines to agencies that joined or moved, and closes those of agencies that left. Nothing else changes. */
  follow(members: Members): void
}

export interface ConnectionsOptions {
  readonly limits: ConnectionLimits
  /**
   * How long a line outlives its agency's membership: requests that began under the document before may still ask it, once
   * each, and none that begin later do.
   */
  readonly graceMs: number
}

interface Line {
  readonly address: AgencyAddress
  readonly connection: Connection
  /** Set while no member is at this address any more: closes the line. */
  closing?: NodeJS.Timeout | undefined
}

export function createConnections({ limits, graceMs }: ConnectionsOptions): Connections {
  const lines = new Map<string, Line>()
  const retryBudget = createUsualRetryBudget(10)

  const retire = (key: string, line: Line) => {
    line.closing ??= setTimeout(() => {
      lines.delete(key)
      void line.connection.close()
    }, graceMs).unref()
  }
  const keepOpen = ({ id, endpoint }: AgencyAddress) => {
    const key = keyOf({ id, endpoint })
    const line = lines.get(key)
    if (line === undefined) {
      const connection = openConnection(endpoint, limits, retryBudget)
      lines.set(key, { address: { id, endpoint }, connection })
    } else {
      clearTimeout(line.closing)
      line.closing = undefined
    }
  }

  return {
    find: (address) => lines.get(keyOf(address))?.connection,
    follow(members) {
      for (const [key, line] of lines) {
        const { id, endpoint } = line.address
        if (members.findAgency(id)?.endpoint !== endpoint) retire(key, line)
      }
      for (const entry of members.select({})) keepOpen(entry)
    },
    async [Symbol.asyncDispose]() {
      const all = [...lines.values()]
      lines.clear()
      for (const { closing } of all) clearTimeout(closing)
      await Promise.all(all.map(({ connection }) => connection.close()))
    },
  }
}

function keyOf({ id, endpoint }: AgencyAddress): string {
  return `${id} ${endpoint}`
}
