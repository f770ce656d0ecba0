import type { ReleaseRow } from '@citx/schema/release/row.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { drawCosts } from '../world/costs.ts'

export const extremes: Attack = {
  id: 'A8',
  what: 'does anything published depend on a smallest, largest or middle value?',
  attacker: 'outsider',
  knows: 'every member of every published row',
  guesses:
    'that two agencies differ, which differ in the exact cost of contacts and not in their cost bands',
  figure: 'pairs of agencies whose releases differ, or that publish a member which is no count',
  gate: () => 0,
  why: 'exact extremes and quantiles are values of single people',
  tries: 300,
  triesPerTrial: 1,
  catches: ['true-mean'],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const responses = drawCosts(random, 120)
  const moved = responses.map((response) => ({
    ...response,
    value: (response.value ?? 0) * 1.0001,
  }))
  const [first, second] = [release(responses), release(moved)]
  const differs = JSON.stringify(first.rows) !== JSON.stringify(second.rows)
  return [{ hit: differs || first.rows.some(hasOtherNumbers), blind: false }]
}

const counted = new Set(['subjects', 'counts', 'countVariance'])

/** Whether a row made from records carries a number beside its counts. */
function hasOtherNumbers(row: ReleaseRow): boolean {
  return Object.entries(row).some(
    ([member, value]) => typeof value !== 'string' && !counted.has(member),
  )
}
