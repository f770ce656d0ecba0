import type { Members } from '../access/members.ts'
import { openConnection, type Connection, type ConnectionLimits } from './connection.ts'

/** The lines to all agencies that have joined. */
export interface Connections extends AsyncDisposable {
  find(agency: string): Connection | undefined
  /** Opens lines to agencies that joined or moved, and closes those of agencies that left. Nothing else changes. */
  follow(members: Members): void
}

export interface ConnectionsOptions {
  readonly limits: ConnectionLimits
  /** How long running questions to an agency that left may take to end. */
  readonly graceMs: number
}

export function createConnections({ limits, graceMs }: ConnectionsOptions): Connections {
  const open = new Map<string, Connection>()
  const closing = new Set<Promise<void>>()

  const close = (agency: string, connection: Connection, withinMs: number) => {
    open.delete(agency)
    const closed = connection.close(withinMs).finally(() => closing.delete(closed))
    closing.add(closed)
  }

  return {
    find: (agency) => open.get(agency),
    follow(members) {
      for (const [agency, connection] of open)
        if (members.findAgency(agency)?.endpoint !== connection.endpoint)
          close(agency, connection, graceMs)
      for (const { id, endpoint } of members.select({}))
        if (!open.has(id)) open.set(id, openConnection(endpoint, limits))
    },
    async [Symbol.asyncDispose]() {
      for (const [agency, connection] of open) close(agency, connection, 0)
      await Promise.all(closing)
    },
  }
}
