import { performance } from 'node:perf_hooks'
import { print } from 'graphql'
import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils'
import { LRUCache } from 'lru-cache'
import { Pool } from 'undici'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { isRecord } from '../check/is-record.ts'

/** Asks the catalogue over HTTP. */
export interface CatalogueExecutor extends AsyncDisposable {
  execute(request: ExecutionRequest): Promise<ExecutionResult>
}

export interface CatalogueOptions {
  readonly url: string
  readonly timeoutMs: number
  /** So long an answer is taken as fresh; an older one still serves while the catalogue is down. */
  readonly freshMs: number
}

interface Kept {
  readonly text: string
  readonly atMs: number
}

/**
 * The catalogue is public and the same for every caller, so its answers are kept, as text: stitching writes into the
 * objects it is given.
 */
export function createCatalogueExecutor(options: CatalogueOptions): CatalogueExecutor {
  const url = new URL(options.url)
  const pool = new Pool(url.origin, { connections: 8, allowH2: false })
  const kept = new LRUCache<string, Kept>({ max: 1000 })

  const ask = async (body: string): Promise<string> => {
    const before = kept.get(body)
    if (before !== undefined && performance.now() - before.atMs < options.freshMs)
      return before.text
    try {
      const text = await send(pool, url, body, options.timeoutMs)
      kept.set(body, { text, atMs: performance.now() })
      return text
    } catch (cause) {
      if (before !== undefined) return before.text
      throw new CitxError('SERVICE_DOWN', 'the catalogue cannot be reached', { cause })
    }
  }

  return {
    async execute({ document, variables }) {
      const text = await ask(JSON.stringify({ query: print(document), variables }))
      const { data, errors } = readAnswer(text)
      if (errors !== undefined || !isRecord(data))
        throw new CitxError('SERVICE_DOWN', 'the catalogue did not answer the question')
      return { data }
    },
    [Symbol.asyncDispose]: () => pool.destroy(),
  }
}

async function send(pool: Pool, url: URL, body: string, timeoutMs: number): Promise<string> {
  const response = await pool.request({
    path: url.pathname,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = await response.body.text()
  if (response.statusCode !== 200 || readAnswer(text)['errors'] !== undefined)
    throw new Error(`the catalogue answered ${response.statusCode}: ${text.slice(0, 200)}`)
  return text
}

function readAnswer(text: string): Record<string, unknown> {
  const answer: unknown = JSON.parse(text)
  if (!isRecord(answer)) throw new Error('not a GraphQL answer')
  return answer
}
