import type { Members } from '../access/members.ts'
import {
  createUsualRetryBudget,
  openConnection,
  type Connection,
  type ConnectionLimits,
} from './connection/connection.ts'

/** The lines to all agencies that have joined. */
export interface Connections extends AsyncDisposable {
  find(agency: string): Connection | undefined
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

export function createConnections({ limits, graceMs }: ConnectionsOptions): Connections {
  const open = new Map<string, Connection>()
  const retryBudget = createUsualRetryBudget(10)
  const retired = new Map<Connection, Retired>()

  const retire = (agency: string, connection: Connection) => {
    open.delete(agency)
    const timer = setTimeout(() => {
      retired.delete(connection)
      void connection.close()
    }, graceMs)
    timer.unref()
    retired.set(connection, { agency, timer })
  }

  return {
    find: (agency) => open.get(agency) ?? findRetired(retired, agency),
    follow(members) {
      for (const [agency, connection] of open)
        if (members.findAgency(agency)?.endpoint !== connection.endpoint) retire(agency, connection)
      for (const { id, endpoint } of members.select({}))
        if (!open.has(id)) open.set(id, openConnection(endpoint, limits, retryBudget))
    },
    async [Symbol.asyncDispose]() {
      for (const { timer } of retired.values()) clearTimeout(timer)
      const all = [...open.values(), ...retired.keys()]
      open.clear()
      retired.clear()
      await Promise.all(all.map((connection) => connection.close()))
    },
  }
}

interface Retired {
  readonly agency: string
  readonly timer: NodeJS.Timeout
}

function findRetired(
  retired: ReadonlyMap<Connection, Retired>,
  agency: string,
): Connection | undefined {
  for (const [connection, one] of retired) if (one.agency === agency) return connection
  return undefined
}
