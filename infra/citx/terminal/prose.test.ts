import { expect, it } from 'vitest'
import { prose } from './prose.ts'

it('keeps what a sentence is set in by, on its first line and on those that go on', () => {
  const long = `  ${'word '.repeat(30)}end`
  const [first = '', second = ''] = prose(long)
  expect(first).toMatch(/^ {2}word/)
  expect(first.length).toBeLessThanOrEqual(100)
  expect(second).toMatch(/^ {4}word/)
  expect(prose('a short one', '')).toEqual(['a short one', ''])
})
