import type { ErrorRates } from './error-rates.ts'
import type { Simulated } from './run-simulations.ts'
import type { StageRates } from './stage-rates.ts'

type Rate = keyof (ErrorRates & StageRates)

interface Promised {
  readonly words: string
  readonly atMost?: number
  readonly atLeast?: number
}

/** What each rate must be: at most an error, at least a confidence. Heterogeneity is an error only where all are alike. */
const PROMISES: Readonly<Record<Rate, Promised>> = {
  pairCalledDifferent: { words: 'alike, called different', atMost: 0.05 },
  called: { words: 'differing, called different' },
  falseDiscoveries: { words: 'false among those called different', atMost: 0.05 },
  ranksHeld: { words: 'all rank ranges hold', atLeast: 0.95 },
  wrongTier: { words: 'a wrong tier', atMost: 0.05 },
  // The variances that weigh Q are estimated from the same counts, which makes it a little too ready.
  heterogeneous: { words: 'Q at most 0.05', atMost: 0.08 },
  beyondFunnel: { words: 'beyond 99.8 %', atMost: 0.002 },
  differenceHeld: { words: 'difference held', atLeast: 0.95 },
  stageNamed: { words: 'a stage named', atMost: 0.05 },
  stageNamedAcross: { words: 'a stage named across', atMost: 0.05 },
}

const RATES = [
  'pairCalledDifferent',
  'called',
  'falseDiscoveries',
  'ranksHeld',
  'wrongTier',
  'heterogeneous',
  'beyondFunnel',
  'differenceHeld',
  'stageNamed',
  'stageNamedAcross',
] as const satisfies readonly Rate[]

/**
 * Where the others fall into two far groups of one size, their median lies between two order statistics at the edge of the
 * groups, and the interval is too narrow; `peer-difference@1` says so.
 */
const BETWEEN_GROUPS = { scenario: 'two-groups', rate: 'differenceHeld', atLeast: 0.9 }

/** Rates of which a scenario that is not all alike says nothing. */
const UNDER_THE_NULL: ReadonlySet<string> = new Set(['heterogeneous', 'beyondFunnel'])

/** Promises that do not hold, with four standard errors of room for the chance of the simulation, as hundreds are judged. */
export function findBroken(results: readonly Simulated[], trials: number): readonly string[] {
  return results.flatMap((result) =>
    ratesOf(result).flatMap(([rate, value]) => {
      const { words, atMost, atLeast } = promiseOf(result.scenario, rate)
      if (atMost === undefined && atLeast === undefined) return []
      const promised = atMost ?? atLeast ?? 0
      const room = 4 * Math.sqrt((promised * (1 - promised)) / trials)
      const kept =
        (atMost === undefined || value <= atMost + room) &&
        (atLeast === undefined || value >= atLeast - room)
      return kept ? [] : [`${settingOf(result)}: ${words} ${percent(value)}`]
    }),
  )
}

function promiseOf(scenario: string, rate: Rate): Promised {
  const between = scenario === BETWEEN_GROUPS.scenario && rate === BETWEEN_GROUPS.rate
  return between ? { ...PROMISES[rate], atLeast: BETWEEN_GROUPS.atLeast } : PROMISES[rate]
}

/** A line for each setting. */
export function formatReport(results: readonly Simulated[]): string {
  return results
    .map((result) => {
      const rates = ratesOf(result).map(
        ([rate, value]) => `${PROMISES[rate].words} ${percent(value)}`,
      )
      return `${settingOf(result)}  ${rates.join('; ')}`
    })
    .join('\n')
}

function ratesOf({ scenario, rates }: Simulated): readonly (readonly [Rate, number])[] {
  return RATES.flatMap((rate) => {
    const value = rates[rate]
    if (value === undefined) return []
    const applies = !UNDER_THE_NULL.has(rate) || scenario.startsWith('alike-')
    return applies ? [[rate, value] as const] : []
  })
}

function settingOf({ scenario, metric, n }: Simulated): string {
  return `${scenario.padEnd(16)} ${metric.padEnd(20)} n ${String(n).padEnd(4)}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
