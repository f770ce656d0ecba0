import type { MeasuredProcess } from '../measure/start-process.ts'
import type { Rows } from '../workload/expected-rows.ts'
import type { Workload } from '../workload/workload.ts'

/** Our gateway: it keeps no answers; it keeps them and asks each time whether they still hold; or it relies on them. */
export const OURS = ['ours_cold', 'ours_fresh', 'ours_warm'] as const
export const PEERS = ['stitch', 'apollo', 'hive', 'mercurius'] as const
export type OursName = (typeof OURS)[number]
export type PeerName = (typeof PEERS)[number]
export type ContenderName = 'limit' | OursName | PeerName

/** A server under load, in a process of its own. */
export interface Asked {
  readonly name: string
  readonly process: MeasuredProcess
}

/** One gateway, ready to be asked. */
export interface Contender extends Asked, AsyncDisposable {
  readonly name: ContenderName
  /** Where it serves. */
  readonly endpoint: string
  /** How it is asked for a workload. */
  requestFor(workload: Workload): HttpQuestion
  /** The rows in the `data` of its answer, by agency. */
  rowsOf(data: Readonly<Record<string, unknown>>): Rows
}

export interface HttpQuestion {
  readonly url: string
  readonly body: string
}
