import { expect, it } from 'vitest'
import { spellSubject } from './subject-spelling.ts'

it.each([
  ['Zoë', 'Zoe\u0308'],
  ['Zoë', 'Zoe\u200b\u0308'],
  ['A-17', 'A\u200b-17'],
  ['A-17', '\ufeffA-17\u00ad'],
  ['A-17', 'Ａ－１７'],
  ['17 B', '17\u00a0 B'],
  ['ann@example.org', 'Ann@Example.org'],
])('spells %j and %j alike', (one, other) => {
  expect(spellSubject(other)).toBe(spellSubject(one))
  expect(spellSubject(spellSubject(other))).toBe(spellSubject(other))
})

it('keeps apart what is told apart by its letters', () => {
  const ids = ['00Qab', '00QaB', 'A-17', 'A17', 'ann@example.org', 'ann@example.com', '17 B', '17B']
  expect(new Set(ids.map(spellSubject)).size).toBe(ids.length)
})
