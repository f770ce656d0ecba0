import { CitxError, type Problem } from '@citx/kit/errors/citx-error.ts'
import { namesPrivateAddress } from '@citx/kit/net/public-lookup.ts'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { CHECKER, CONFORMANCE, createGrantIssuer } from '@citx/kit/token/grant.ts'
import type { AgencyDescription } from '@citx/schema/directory/document.ts'
import { askGraphql, openLine, privateAddress, type Reaching } from './ask-graphql.ts'
import { findContractProblems } from './contract-problems.ts'
import { findIdentityProblems } from './identity-problems.ts'
import { fetchDescription } from './fetch-description.ts'

export interface ConformanceOptions {
  readonly key: SigningKey
  readonly clock: () => Date
  /** Let agencies join whose endpoint is on this machine or in a private network. */
  readonly allowPrivateAddresses: boolean
  readonly timeoutMs?: number
}

/**
 * Checks that the agency behind a URL is who it says, serves the contract, answers for itself alone, and answers nobody
 * without a grant. Returns its signed description. Fails with NOT_CONFORMANT, listing everything that does not conform.
 */
export async function checkConformance(
  url: string,
  options: ConformanceOptions,
): Promise<AgencyDescription> {
  const { allowPrivateAddresses, timeoutMs = 30_000 } = options
  const named = URL.parse(url)
  if (!allowPrivateAddresses && named !== null && namesPrivateAddress(named))
    throw privateAddress(url)
  const dispatcher = openLine(allowPrivateAddresses)
  try {
    return await check(url, options, { dispatcher, signal: AbortSignal.timeout(timeoutMs) })
  } finally {
    await dispatcher.destroy()
  }
}

async function check(
  url: string,
  { key, clock }: ConformanceOptions,
  reaching: Reaching,
): Promise<AgencyDescription> {
  const description = await fetchDescription(url, reaching)
  const issuer = createGrantIssuer({ gateway: CHECKER, key, clock })
  const grant = await issuer.grantFor({
    agency: description.id,
    partner: CONFORMANCE,
    purpose: CONFORMANCE,
  })
  const ask = askGraphql(url, { ...reaching, grant })
  const problems: readonly Problem[] = [
    ...(await findContractProblems(ask)),
    ...(await findIdentityProblems(description.id, ask, askGraphql(url, reaching))),
  ]
  if (problems.length > 0)
    throw new CitxError(
      'NOT_CONFORMANT',
      `${url} does not serve the contract:${problems.map(({ message }) => `\n  ${message}`).join('')}`,
      { details: problems },
    )
  return description
}
