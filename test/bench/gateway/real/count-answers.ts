import { subscribe } from 'node:diagnostics_channel'
import { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { AskedSoFar } from '../exchange/upstream.ts'

const finished = z.object({
  request: z.instanceof(IncomingMessage),
  response: z.instanceof(ServerResponse),
})

/**
 * Counts, as Node itself tells of its HTTP servers, the questions that this process answers from now on; what is returned says
 * how many so far, and the CPU time of the process.
 */
export function countAnswers(): () => AskedSoFar {
  let requests = 0
  let notModified = 0
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = finished.parse(message)
    if (request.method !== 'POST') return
    requests += 1
    if (response.statusCode === 304) notModified += 1
  })
  return () => {
    const { user, system } = process.cpuUsage()
    return { requests, notModified, cpuMs: (user + system) / 1000 }
  }
}
