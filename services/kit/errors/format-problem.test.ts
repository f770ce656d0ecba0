import { expect, it } from 'vitest'
import { formatProblem } from './format-problem.ts'

it.each([
  [{ message: 'is wrong' }, 'is wrong'],
  [{ message: 'is wrong', file: 'a.csv', row: 3, column: 7 }, 'a.csv:3:7: is wrong'],
  [
    { message: 'is wrong', file: 'a.yaml', row: 2, path: 'columns[0].name' },
    'a.yaml:2: columns[0].name: is wrong',
  ],
  [{ message: 'is wrong', path: 'port' }, 'port: is wrong'],
])('%j reads %s', (problem, line) => {
  expect(formatProblem(problem)).toBe(line)
})
