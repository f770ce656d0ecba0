import { returnOnInvestment } from './return-on-investment.ts'
import type { Programme, UnitCosts } from './return-on-investment.ts'

/** What the return becomes when one input alone is lower or higher. */
export interface Sensitivity {
  /** `shift`, `failure`, `remedial`, `programme-cost`, or `unit-cost:<channel>`. */
  readonly input: string
  readonly roiWhenLower: number
  readonly roiWhenHigher: number
}

/**
 * One-way sensitivity of the return: each input moved by `by` (20 %) down and up, the others held. The input that moves it most
 * comes first. Empty where the return itself is not available.
 */
export function sensitivity(
  programme: Programme,
  unitCosts: UnitCosts,
  by = 0.2,
): readonly Sensitivity[] {
  const inputs = [...programmeInputs(), ...costInputs(unitCosts)]
  return inputs
    .flatMap(({ input, vary }) => {
      const roiWhenLower = roiOf(vary(programme, unitCosts, 1 - by))
      const roiWhenHigher = roiOf(vary(programme, unitCosts, 1 + by))
      if (roiWhenLower === undefined || roiWhenHigher === undefined) return []
      return [{ input, roiWhenLower, roiWhenHigher }]
    })
    .toSorted((a, b) => swing(b) - swing(a) || (a.input < b.input ? -1 : 1))
}

type Case = readonly [Programme, UnitCosts]

interface Input {
  readonly input: string
  readonly vary: (programme: Programme, unitCosts: UnitCosts, factor: number) => Case
}

function programmeInputs(): readonly Input[] {
  return [
    {
      input: 'programme-cost',
      vary: (programme, costs, factor) => [{ ...programme, cost: programme.cost * factor }, costs],
    },
    {
      input: 'shift',
      vary: (programme, costs, factor) => {
        const shifts = programme.shifts.map((shift) => ({ ...shift, left: shift.left * factor }))
        return [{ ...programme, shifts }, costs]
      },
    },
    {
      input: 'failure',
      vary: (programme, costs, factor) => {
        const failureAvoided = scaled(programme.failureAvoided, factor)
        return [{ ...programme, failureAvoided }, costs]
      },
    },
    {
      input: 'remedial',
      vary: (programme, costs, factor) => {
        const { casesAvoided, costEach } = programme.remedial
        return [
          { ...programme, remedial: { casesAvoided: casesAvoided * factor, costEach } },
          costs,
        ]
      },
    },
  ]
}

function costInputs({ costs }: UnitCosts): readonly Input[] {
  return [...costs].map(([channel, cost]) => ({
    input: `unit-cost:${channel}`,
    vary: (programme, unitCosts, factor) => [
      programme,
      { ...unitCosts, costs: new Map([...unitCosts.costs, [channel, cost * factor]]) },
    ],
  }))
}

function scaled(values: ReadonlyMap<string, number>, factor: number): ReadonlyMap<string, number> {
  return new Map([...values].map(([key, value]) => [key, value * factor]))
}

function roiOf([programme, unitCosts]: Case): number | undefined {
  const [scenario] = returnOnInvestment(programme, [unitCosts])
  return scenario?.available === true ? scenario.result.roi : undefined
}

function swing({ roiWhenLower, roiWhenHigher }: Sensitivity): number {
  return Math.abs(roiWhenHigher - roiWhenLower)
}
