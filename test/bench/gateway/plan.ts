/** How long the bench measures what. */
export interface Plan {
  readonly rounds: number
  readonly warmUpCpuMs: number
  /** One run of one contender: at least so long, and at least so many queries. */
  readonly seconds: number
  readonly queries: number
  /** Clients at once for the big query; under more than these, other gateways take minutes for a run. */
  readonly bigClients: readonly number[]
  readonly smallClients: readonly number[]
  /** Whether other gateways are asked the small query too. */
  readonly smallOfPeers: boolean
}

export const QUICK: Plan = {
  rounds: 3,
  warmUpCpuMs: 500,
  seconds: 0.4,
  queries: 2,
  bigClients: [1],
  smallClients: [16],
  smallOfPeers: false,
}

export const FULL: Plan = {
  rounds: 5,
  warmUpCpuMs: 4000,
  seconds: 3,
  queries: 5,
  bigClients: [1, 16],
  smallClients: [1, 16, 64],
  smallOfPeers: true,
}
