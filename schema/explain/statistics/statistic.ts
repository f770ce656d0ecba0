import { estimate, type Estimate } from '../../metric/estimate.ts'
import type { Estimable } from '../../metric/estimate.ts'
import { EXAMPLE_NOISE } from '../example-distribution.ts'

/** What is said of a statistic beside the docstrings of the functions that compute it. */
export interface Statistic {
  /** The page's name; that of the method in answers of the gateway, where it is named there. */
  readonly id: string
  readonly name: string
  /** In one sentence: the question that it answers. */
  readonly question: string
  /** The functions that compute it: module below `schema/`, and name. Their docstrings are its formula and source. */
  readonly functions: readonly (readonly [module: string, name: string])[]
  /** Lines of Markdown with numbers that the functions give. */
  readonly example: () => readonly string[]
  readonly whenNot: readonly string[]
  readonly where: string
}

const YES_NO: Estimable = {
  id: 'example-share',
  over: new Map([
    [
      'example',
      {
        kind: 'share',
        weights: new Map([
          ['yes', 1],
          ['no', 0],
        ]),
        base: ['yes', 'no'],
        scale: 100,
      },
    ],
  ]),
}

/** The estimate of a share in percent: so many of so many, with the noise of the examples. */
export function shareOf(yes: number, n: number, countVariance = EXAMPLE_NOISE): Estimate {
  const counts = new Map([
    ['yes', yes],
    ['no', n - yes],
  ])
  const found = estimate(YES_NO, { measure: 'example', counts, countVariance })
  if (!found.estimable) throw new RangeError('an example needs answers')
  return found.estimate
}

/** Five agencies that the examples compare. */
export const FIVE_AGENCIES: readonly (readonly [name: string, estimate: Estimate])[] = [
  ['Ashby', shareOf(412, 500)],
  ['Brook', shareOf(159, 200)],
  ['Castle', shareOf(740, 1000)],
  ['Dale', shareOf(58, 80)],
  ['Elm', shareOf(252, 400)],
]
