/** How long one query is put to all. */
export interface Turns {
  readonly rounds: number
  readonly warmUpCpuMs: number
  /** One run of one contender: at least so long, and at least so many queries. */
  readonly seconds: number
  readonly queries: number
}

/** How long the bench measures what. */
export interface Plan extends Turns {
  /** Clients at once for the big query; under more than these, other gateways take minutes for a run. */
  readonly bigClients: readonly number[]
  readonly smallClients: readonly number[]
  /** Whether other gateways are asked the small query too. */
  readonly smallOfPeers: boolean
}

/** Just under a minute with all peers on two quiet cores. */
export const QUICK: Plan = {
  rounds: 2,
  warmUpCpuMs: 1600,
  seconds: 0.3,
  queries: 1,
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

/** The same in front of real agencies, which spend five times the CPU of a gateway. */
export interface RealPlan extends Turns {
  readonly clients: readonly number[]
}

/** Most of the time goes into what is to be served. */
export const REAL_QUICK: RealPlan = {
  rounds: 2,
  warmUpCpuMs: 600,
  seconds: 0.3,
  queries: 3,
  clients: [1],
}

export const REAL_FULL: RealPlan = {
  rounds: 5,
  warmUpCpuMs: 1500,
  seconds: 3,
  queries: 5,
  clients: [1, 16],
}
