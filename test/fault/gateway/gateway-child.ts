import {
  startExchange,
  type ExchangeOptions,
} from '../../integration/gateway/support/start-exchange.ts'
import type { ChildRequest, ChildReply } from './gateway-process.ts'

/** A gateway with its directory, catalogue and identity provider in a process of its own, told what to do by its parent. */
const options: ExchangeOptions = JSON.parse(process.argv[2] ?? '{}')
const startedMs = performance.now()
await using exchange = await startExchange(options)
const stopped = Promise.withResolvers<void>()

process.on('message', (request: ChildRequest) => {
  void answer(request).then(
    (value) => send({ id: request.id, value }),
    (error: unknown) => send({ id: request.id, error: String(error) }),
  )
})
process.on('disconnect', stopped.resolve)
send({ id: 0, value: { url: exchange.gateway.url, readyMs: performance.now() - startedMs } })
await stopped.promise

async function answer(request: ChildRequest): Promise<unknown> {
  switch (request.kind) {
    case 'admit':
      return exchange.admit(...request.members)
    case 'token':
      return exchange.issuer.tokenFor(request.client, { lifetimeSeconds: 3_600 })
    case 'memory':
      globalThis.gc?.()
      return { heap: process.memoryUsage().heapUsed, peak: process.resourceUsage().maxRSS * 1024 }
    case 'cpu': {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1_000
    }
  }
}

function send(reply: ChildReply): void {
  process.send?.(reply)
}
