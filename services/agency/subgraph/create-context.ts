import { isCitxError, CitxError } from '@citx/kit/errors/citx-error.ts'
import type { GraphqlRequest } from '@citx/kit/http/serve-graphql.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import { verifyGrant, type GatewayKeys } from '@citx/kit/token/grant.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { createOutgoingCheck } from '../agreements/outgoing-check.ts'
import { keepingFor } from '../agreements/keeping.ts'
import { visibilityFor } from '../agreements/visibility.ts'
import type { AgreementsSource } from '../agreements/watch-agreements.ts'
import { accessEntry } from './access-entry.ts'
import type { SubgraphContext } from './context.ts'
import { createPace, dueFrom } from './pace.ts'
import { createCellBudget } from './request-limits.ts'
import type { CurrentReleases } from './releases/current-releases.ts'

export interface ContextSources {
  readonly agency: string
  readonly vocabulary: Vocabulary
  readonly agreements: AgreementsSource
  readonly gatewayKeys: () => GatewayKeys
  readonly releases: () => CurrentReleases
  readonly clock: () => Date
  readonly log: Logger
}

/** What a request is answered from; UNAUTHENTICATED without a grant that a known gateway signed for this agency. */
export async function createContext(
  { id, headers, signal }: Pick<GraphqlRequest, 'id' | 'headers' | 'signal'>,
  sources: ContextSources,
): Promise<SubgraphContext> {
  const { agency, vocabulary, agreements, clock } = sources
  const dueMs = dueFrom(headers['citx-deadline-ms'])
  const log = sources.log.child({ requestId: id })
  const grant = await readGrant(headers.authorization, sources, log)
  const now = () => clock().getTime()
  const visibility = visibilityFor(agreements.current(), grant, now())
  const releases = sources.releases()
  log.info({ access: accessEntry({ grant, visibility, releases }) }, 'asked')
  return {
    agency,
    grant,
    visibility,
    releases,
    vocabulary,
    keeping: () => keepingFor(agreements.current(), grant, now()),
    checkOutgoing: createOutgoingCheck({
      agreements: () => agreements.current(),
      asker: grant,
      clock: now,
      log,
    }),
    pace: createPace({ dueMs, signal }),
    spendCells: createCellBudget(),
    log,
  }
}

const bearer = /^Bearer (\S+)$/

async function readGrant(
  authorization: string | undefined,
  { agency, gatewayKeys, clock }: ContextSources,
  log: Logger,
): Promise<SubgraphContext['grant']> {
  try {
    const token = bearer.exec(authorization ?? '')?.[1]
    if (token === undefined)
      throw new CitxError('UNAUTHENTICATED', 'send a grant: authorization: Bearer <grant>')
    return await verifyGrant(token, { agency, gatewayKeys: gatewayKeys(), clock })
  } catch (error) {
    if (isCitxError(error, 'UNAUTHENTICATED'))
      log.info({ err: error, access: { decision: 'refused' } }, 'a request without a grant')
    throw error
  }
}
