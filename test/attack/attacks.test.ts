import { describe, expect, it } from 'vitest'
import { testServer } from '../support/postgres.ts'
import { attacks } from './attacks/attacks.ts'
import { servedAttacks } from './attacks/served-attacks.ts'
import { builds } from './builds/builds.ts'
import { findProblems, type AttackResult } from './method/result.ts'
import { runServedAttack } from './run-served-suite.ts'
import { runRowAttack } from './run-suite.ts'

const options = { seed: 1, quick: true }

/** What is wrong with the figures of one attack alone. */
function problemsOf(results: readonly AttackResult[]): readonly string[] {
  return findProblems(results.filter(({ kind }) => kind !== 'broken'))
}

describe('attacks on the rows of a release', () => {
  const caught = new Set<string>()

  it.each(attacks)('$id: $what', (attack) => {
    const results = runRowAttack(attack, options)
    for (const { build, kind, pass } of results) if (kind === 'broken' && !pass) caught.add(build)
    expect(results.length).toBeGreaterThan(0)
    expect(problemsOf(results)).toEqual([])
  })

  it('catch every broken build', () => {
    const broken = builds.filter(({ kind }) => kind === 'broken').map(({ id }) => id)
    expect([...caught].toSorted()).toEqual(broken.toSorted())
  })
})

describe('attacks on what an agency serves', () => {
  it.each(servedAttacks)('$id: $what', async (attack) => {
    expect(problemsOf(await runServedAttack(attack, await testServer(), options))).toEqual([])
  })
})
