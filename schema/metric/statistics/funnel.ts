import type { Estimate } from '../estimate.ts'
import { distanceFrom, standardErrorToward } from './difference.ts'
import { normalUpperPoint } from './normal.ts'
import { overDispersion } from './over-dispersion.ts'
import type { OverDispersion } from './over-dispersion.ts'

/** How limits allow for organisations that differ for more reasons than chance. */
export type DispersionModel = 'none' | 'multiplicative' | 'additive'

export interface Limits {
  readonly low: number
  readonly high: number
}

/** One organisation in a funnel. */
export interface FunnelPoint {
  readonly value: number
  /** Distance from the target in standard errors, over-dispersion taken into account. */
  readonly z: number
  readonly limits95: Limits
  /** 99.8 %: three standard errors. */
  readonly limits998: Limits
  readonly position: 'inside' | 'beyond-95' | 'beyond-99.8'
  readonly side: 'above' | 'below'
}

export interface Funnel {
  readonly target: number
  readonly model: DispersionModel
  readonly dispersion: OverDispersion
  readonly points: readonly FunnelPoint[]
}

export interface FunnelOptions {
  /** Applied only when over-dispersion is present. Additive (random effects) by default, as Spiegelhalter prefers. */
  readonly model?: DispersionModel
  readonly winsorise?: number
}

/**
 * Funnel limits for each organisation around a peer value, in the order given. Standard errors carry sampling and protection
 * noise and are those of the score interval on the target's side. Source: Spiegelhalter (2005), doi:10.1002/sim.1970.
 */
export function funnel(
  figures: readonly Estimate[],
  target: number,
  { model = 'additive', winsorise = 0.1 }: FunnelOptions = {},
): Funnel {
  const scored = figures.map((figure) => ({
    figure,
    z: distanceFrom(target, figure),
    standardError: standardErrorToward(target, figure),
  }))
  const dispersion = overDispersion(
    scored.filter(({ standardError }) => standardError > 0 && Number.isFinite(standardError)),
    winsorise,
  )
  const applied = dispersion.present ? model : 'none'
  const points = scored.map(({ figure, standardError }) =>
    funnelPoint(figure.value, target, widen(standardError, applied, dispersion)),
  )
  return { target, model: applied, dispersion, points }
}

function widen(
  standardError: number,
  model: DispersionModel,
  { phi, tauSquared }: OverDispersion,
): number {
  switch (model) {
    case 'none':
      return standardError
    case 'multiplicative':
      return standardError * Math.sqrt(phi)
    case 'additive':
      return Math.sqrt(standardError ** 2 + tauSquared)
  }
}

const WARNING = normalUpperPoint(0.025)
const ALARM = normalUpperPoint(0.001)

function funnelPoint(value: number, target: number, standardError: number): FunnelPoint {
  const z = value === target ? 0 : (value - target) / standardError
  const size = Math.abs(z)
  return {
    value,
    z,
    limits95: around(target, WARNING * standardError),
    limits998: around(target, ALARM * standardError),
    position: size > ALARM ? 'beyond-99.8' : size > WARNING ? 'beyond-95' : 'inside',
    side: value >= target ? 'above' : 'below',
  }
}

function around(target: number, reach: number): Limits {
  return { low: target - reach, high: target + reach }
}
