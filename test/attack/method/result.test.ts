import { expect, it } from 'vitest'
import { findProblems, judge, type AttackResult } from './result.ts'
import { wilsonInterval } from './wilson.ts'

const result = (kind: AttackResult['kind'], build: string, pass: boolean): AttackResult => ({
  id: 'X1',
  build,
  kind,
  attacker: 'outsider',
  what: 'a test',
  ...judge({ hits: 1, tries: 2, chance: 0, gate: 1 }, { kind, strict: true }),
  pass,
})

it('gives the Wilson interval of 10 out of 100', () => {
  const { low, high } = wilsonInterval(10, 100)
  expect(low).toBeCloseTo(0.0552, 4)
  expect(high).toBeCloseTo(0.1744, 4)
})

it('lets the real build pass only when its upper bound is under the gate', () => {
  const measured = { hits: 45, tries: 100, chance: 0.2, gate: 0.5 }
  expect(judge(measured, { kind: 'real', strict: true }).pass).toBe(false)
  expect(judge(measured, { kind: 'real', strict: false }).pass).toBe(true)
  expect(judge({ ...measured, hits: 450, tries: 1000 }, { kind: 'real', strict: true }).pass).toBe(
    true,
  )
})

it('lets no hit pass a gate of 0, and nothing pass without tries', () => {
  const one = { hits: 1, tries: 10_000, chance: 0, gate: 0 }
  expect(judge(one, { kind: 'real', strict: false }).pass).toBe(false)
  expect(judge({ ...one, hits: 0 }, { kind: 'real', strict: true }).pass).toBe(true)
  expect(judge({ ...one, hits: 0, tries: 0 }, { kind: 'real', strict: true }).pass).toBe(false)
})

it('finds attacks that break the real build, that prove nothing, and faults that nobody caught', () => {
  expect(findProblems([result('real', 'citx', true), result('unprotected', 'raw', false)])).toEqual(
    [],
  )
  expect(findProblems([result('real', 'citx', false)])).toEqual(['X1 breaks citx: 0.5, gate 1'])
  expect(findProblems([result('unprotected', 'raw', true)])).toEqual([
    'X1 does not break raw, so it proves nothing',
  ])
  expect(findProblems([result('broken', 'faulty', true)])).toEqual(['no attack catches faulty'])
})
