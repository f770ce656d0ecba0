import { z } from 'zod'

/**
 * How an agency is asked: its answers are to be asked for each time (`ask`), or may be kept for an hour (`keep`), or it has a
 * root field of its own name, as other gateways need it (`prefixed`).
 */
export type Way = 'ask' | 'keep' | 'prefixed'

/** What all agencies have been asked so far. */
export const askedSoFar = z.object({
  requests: z.number(),
  /** Of these, how many were answered with 304. */
  notModified: z.number(),
  /** CPU time of the agencies' process; left out where they are stubs, whose time says nothing. */
  cpuMs: z.number().optional(),
})
export type AskedSoFar = z.infer<typeof askedSoFar>

/** The agencies behind the gateways, and the catalogue beside them. */
export interface Upstream extends AsyncDisposable {
  readonly catalogueUrl: string
  /** Whether whoever asks must bring a grant. */
  readonly wantsGrants: boolean
  urlOf(agency: string, way: Way): string
  askedSoFar(): Promise<AskedSoFar>
}
