import { runLoad, type LoadOptions } from '../load/run-load.ts'
import type { Subject } from '../load/subject.ts'
import type { AskedSoFar, Upstream } from '../exchange/upstream.ts'
import { quantile } from './statistics.ts'

/** One contender under one load for a moment. */
export interface Run {
  readonly contender: string
  readonly workload: string
  readonly agencies: number
  readonly clients: number
  readonly round: number
  readonly queries: number
  /** CPU time of the gateway's process, all threads, for one query. */
  readonly cpuMs: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly queriesPerSecond: number
  /** Requests to agencies for one query, and how many of them were answered with 304. */
  readonly upstream: number
  readonly notModified: number
  readonly rssMegabytes: number
  /** CPU time of the agencies for one query, where they are real ones. */
  readonly agenciesCpuMs?: number
}

export interface RunOptions extends LoadOptions {
  readonly upstream: Pick<Upstream, 'askedSoFar'>
  readonly round: number
}

/** Puts a contender under load: a question from each client to warm up, and then the run that is measured. */
export async function measureRun(subject: Subject, options: RunOptions): Promise<Run> {
  const { contender, workload, agencies } = subject
  const { authorizations, upstream, round } = options
  await runLoad(subject, { authorizations, atLeast: { seconds: 0, queries: 0 } })
  const before = await contender.process.usage()
  const askedBefore = await upstream.askedSoFar()
  const { queries, seconds, latenciesMs } = await runLoad(subject, options)
  const after = await contender.process.usage()
  const asked = await upstream.askedSoFar()
  return {
    contender: contender.name,
    workload,
    agencies,
    clients: authorizations.length,
    round,
    queries,
    cpuMs: (after.cpuMs - before.cpuMs) / queries,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
    queriesPerSecond: queries / seconds,
    upstream: (asked.requests - askedBefore.requests) / queries,
    notModified: (asked.notModified - askedBefore.notModified) / queries,
    rssMegabytes: after.rssBytes / 1e6,
    ...agenciesCpu(askedBefore, asked, queries),
  }
}

function agenciesCpu(
  before: AskedSoFar,
  after: AskedSoFar,
  queries: number,
): Pick<Run, 'agenciesCpuMs'> {
  if (before.cpuMs === undefined || after.cpuMs === undefined) return {}
  return { agenciesCpuMs: (after.cpuMs - before.cpuMs) / queries }
}
