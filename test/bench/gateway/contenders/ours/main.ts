import { gatewayConfig } from '@citx/gateway/config.ts'
import { createGateway } from '@citx/gateway/gateway.ts'
import { watchDirectory } from '@citx/kit/directory/watch-directory.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { signingKeyOf } from '../../exchange/gateway-identity.ts'
import { answerMessages, readOrders, tellReady } from '../../measure/answer-messages.ts'
import { oursOrders } from './orders.ts'

/** The gateway as it is shipped: tokens are verified, grants signed, the directory's signature checked. */
const {
  gateway: identity,
  catalogueUrl,
  issuer,
  audience,
  directory,
  followEveryMs,
  cacheBytes,
} = readOrders(oursOrders)
const watch = await watchDirectory({
  url: directory.url,
  keys: [directory.key],
  intervalMs: followEveryMs,
  log: silentLogger,
})
const gateway = await createGateway({
  config: gatewayConfig.parse({
    id: identity.id,
    port: 0,
    catalogueUrl,
    audience,
    issuers: [{ issuer, jwksUrl: issuer }],
    // A machine that is busy with other things makes it slower, and must not make it give up.
    deadlines: { queryMs: 600_000, agencyMs: 300_000, connectMs: 60_000 },
    agencies: { allowPrivateAddresses: true },
    cache: { maxBytes: cacheBytes },
  }),
  key: await signingKeyOf(identity),
  directory: watch,
  log: silentLogger,
})
answerMessages({ members: () => ({ agencies: watch.current()?.agencies.length ?? 0 }) })
tellReady({ url: gateway.url })
