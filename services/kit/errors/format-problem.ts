import type { Problem } from './citx-error.ts'

/** One line for people: `file:row:column: path: message`, leaving out what is not known. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.row, problem.column].filter((part) => part !== undefined)
  return [place.join(':'), problem.path, problem.message]
    .filter((part) => part !== undefined && part !== '')
    .join(': ')
}
