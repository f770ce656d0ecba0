import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The connections of a server, told apart by whether a request of theirs is being answered. */
export interface ServerConnections {
  /**
   * Closes every connection on which nothing is being answered, and takes no more. Node itself takes a connection that was
   * opened but never used for a busy one, and waits for it.
   */
  closeIdle(): void
}

/** Follows the connections of a server from now on. */
export function followConnections(server: Server): ServerConnections {
  const open = new Set<Socket>()
  const answering = new Set<Socket>()
  let closing = false
  server.on('connection', (socket: Socket) => {
    if (closing) {
      socket.destroy()
      return
    }
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      answering.delete(socket)
    })
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answering.add(socket)
    response.once('close', () => answering.delete(socket))
  })
  return {
    closeIdle() {
      closing = true
      for (const socket of open) if (!answering.has(socket)) socket.destroy()
    },
  }
}
