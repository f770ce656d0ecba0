import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { z } from 'zod'
import { listedRows } from '../contenders/rows.ts'
import { partnerOf } from '../exchange/directory-server.ts'
import { signingKeyOf } from '../exchange/gateway-identity.ts'
import type { Exchange } from '../exchange/start-exchange.ts'
import type { Rows } from '../workload/expected-rows.ts'
import { exchangeRequest } from '../workload/requests.ts'
import type { Workload } from '../workload/workload.ts'

const answer = z.strictObject({ data: z.record(z.string(), z.unknown()) })

/** What every gateway must answer: the rows as agencies give them, with no gateway between. */
export async function askDirectly(
  { upstream, gateway, clients }: Exchange,
  workload: Workload,
): Promise<Rows> {
  const issuer = createGrantIssuer({ gateway: gateway.id, key: await signingKeyOf(gateway) })
  const partner = partnerOf('ask', clients[0] ?? '')
  const rows = await Promise.all(
    workload.agencies.map(async (agency) => {
      const grant = await issuer.grantFor({ agency, partner, purpose: 'benchmarking' })
      const response = await fetch(upstream.urlOf(agency, 'ask'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${grant}` },
        body: JSON.stringify(exchangeRequest({ ...workload, agencies: [agency] })),
      })
      return [...listedRows(answer.parse(await response.json()).data)]
    }),
  )
  return new Map(rows.flat())
}
