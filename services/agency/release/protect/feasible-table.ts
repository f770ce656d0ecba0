import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** D: the largest change; V: the variance; js: no count comes out as 1..js. */
export interface CountTableParameters {
  readonly D: number
  readonly V: number
  readonly js: number
}

/** Refuses (BAD_CONFIG, with the reason) parameters for which some row cannot have mean 0 and its variance. */
export function requireFeasible({ D, V, js }: CountTableParameters): void {
  if (!Number.isSafeInteger(D) || D < 1) throw infeasible(`D is ${D} and must be 1, 2, 3, ...`)
  if (!Number.isSafeInteger(js) || js < 0) throw infeasible(`js is ${js} and must be 0, 1, 2, ...`)
  if (!Number.isFinite(V) || V <= 0) throw infeasible(`V is ${V} and must be above 0`)
  if (D < js)
    throw infeasible(`with js=${js} the count ${js} must reach 0, so D must be ${js} or more`)
  for (let i = 1; i <= js; i += 1) {
    const least = i * (js + 1 - i)
    if (V <= least)
      throw infeasible(
        `with js=${js} the count ${i} needs a variance above ${least}, but V is ${V}`,
      )
  }
  const most = (D * (D + 1)) / 3
  if (V >= most)
    throw infeasible(`changes up to ${D} have a variance below ${most.toFixed(2)}, but V is ${V}`)
}

export function infeasible(reason: string): CitxError {
  return new CitxError('BAD_CONFIG', `no such perturbation table: ${reason}`)
}
