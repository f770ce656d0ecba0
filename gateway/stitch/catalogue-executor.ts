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
  /** An answer of more bytes is refused; 8 MiB when left out. */
  readonly maxBytes?: number
}

interface Kept {
  readonly text: string
  readonly atMs: number
}

/** Questions and answers kept have so many characters together. */
const mostCharacters = 32 * 1024 * 1024
/** A catalogue that is down is asked again after so long; what is kept serves meanwhile. */
const restMs = 1_000

/**
 * The catalogue is public and the same for every caller, so its answers are kept, as text: stitching writes into the
 * objects it is given. One question is under way once, however many wait for its answer.
 */
export function createCatalogueExecutor(options: CatalogueOptions): CatalogueExecutor {
  const url = new URL(options.url)
  const pool = new Pool(url.origin, { connections: 8, allowH2: false })
  const kept = new LRUCache<string, Kept>({
    maxSize: mostCharacters,
    sizeCalculation: ({ text }, body) => text.length + body.length,
  })
  const underWay = new Map<string, Promise<string>>()
  let restsUntilMs = 0

  const fetchText = async (body: string, before: Kept | undefined): Promise<string> => {
    try {
      if (before !== undefined && performance.now() < restsUntilMs) return before.text
      const text = await send(pool, url, body, options)
      kept.set(body, { text, atMs: performance.now() })
      return text
    } catch (cause) {
      restsUntilMs = performance.now() + restMs
      if (before !== undefined) return before.text
      throw new CitxError('SERVICE_DOWN', 'the catalogue cannot be reached', { cause })
    } finally {
      underWay.delete(body)
    }
  }

  const ask = (body: string): Promise<string> => {
    const before = kept.get(body)
    if (before !== undefined && performance.now() - before.atMs < options.freshMs)
      return Promise.resolve(before.text)
    const asked = underWay.get(body)
    if (asked !== undefined) return asked
    const asking = fetchText(body, before)
    underWay.set(body, asking)
    return asking
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

async function send(
  pool: Pool,
  url: URL,
  body: string,
  { timeoutMs, maxBytes = 8 * 1024 * 1024 }: CatalogueOptions,
): Promise<string> {
  const response = await pool.request({
    path: url.pathname,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  })
  const text = await readText(response.body, maxBytes)
  if (response.statusCode !== 200 || readAnswer(text)['errors'] !== undefined)
    throw new Error(`the catalogue answered ${response.statusCode}: ${text.slice(0, 200)}`)
  return text
}

async function readText(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new Error(`the catalogue sent more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, bytes).toString('utf8')
}

function readAnswer(text: string): Record<string, unknown> {
  const answer: unknown = JSON.parse(text)
  if (!isRecord(answer)) throw new Error('not a GraphQL answer')
  return answer
}
