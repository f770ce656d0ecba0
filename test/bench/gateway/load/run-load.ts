import { performance } from 'node:perf_hooks'
import { Pool } from 'undici'
import type { Subject } from './subject.ts'

export interface LoadOptions {
  /** An `authorization` header for each client. */
  readonly authorizations: readonly string[]
  /** Goes on until both are reached. */
  readonly atLeast: { readonly seconds: number; readonly queries: number }
}

export interface Load {
  readonly queries: number
  readonly seconds: number
  /** In no order. */
  readonly latenciesMs: readonly number[]
}

/** Lets clients ask one question after another, each with its own token, and checks every answer. */
export async function runLoad(
  { contender, question, check }: Subject,
  { authorizations, atLeast }: LoadOptions,
): Promise<Load> {
  const { origin, pathname } = new URL(question.url)
  const pool = new Pool(origin, { connections: authorizations.length })
  const latenciesMs: number[] = []
  const startedMs = performance.now()
  const untilMs = startedMs + atLeast.seconds * 1000
  const goesOn = () => performance.now() < untilMs || latenciesMs.length < atLeast.queries

  const ask = async (authorization: string) => {
    const sentMs = performance.now()
    const headers = { 'content-type': 'application/json', authorization }
    const { statusCode, body } = await pool.request({
      path: pathname,
      method: 'POST',
      headers,
      body: question.body,
    })
    const bytes = Buffer.from(await body.arrayBuffer())
    latenciesMs.push(performance.now() - sentMs)
    if (statusCode !== 200)
      throw new Error(
        `${contender.name} answered ${statusCode}: ${bytes.toString().slice(0, 1000)}`,
      )
    check(bytes)
  }
  const client = async (authorization: string) => {
    do await ask(authorization)
    while (goesOn())
  }

  try {
    await Promise.all(authorizations.map(client))
    const seconds = (performance.now() - startedMs) / 1000
    return { queries: latenciesMs.length, seconds, latenciesMs }
  } finally {
    await pool.destroy()
  }
}
