import type { z } from 'zod'
import { CitxError, type Problem } from '../errors/citx-error.ts'
import { formatProblem } from '../errors/format-problem.ts'

/** A place in a text file, counted from 1. */
export interface TextPlace {
  readonly row: number
  readonly column: number
}

/** How problems are reported: under which code, and where in the file each path lies. */
export interface ParseConfigOptions {
  readonly code?: 'BAD_CONFIG' | 'BAD_MAPPING'
  readonly locate?: (path: readonly PropertyKey[]) => TextPlace | undefined
}

/**
 * Checks raw settings against a schema and returns them typed. Fails with BAD_CONFIG (or the code given), naming all
 * problems at once with their place in `where`; values are never repeated, since they may be secrets.
 */
export function parseConfig<S extends z.ZodType>(
  schema: S,
  raw: unknown,
  where: string,
  { code = 'BAD_CONFIG', locate }: ParseConfigOptions = {},
): z.output<S> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const details = result.error.issues.flatMap((issue) => problemsOf(issue, where, locate))
  const lines = details.map((problem) => `\n  ${formatProblem(problem)}`).join('')
  throw new CitxError(code, `${where} has ${count(details.length)}:${lines}`, { details })
}

type Issue = z.core.$ZodIssue

function problemsOf(
  issue: Issue,
  file: string,
  locate: ParseConfigOptions['locate'],
  above: readonly PropertyKey[] = [],
): readonly Problem[] {
  const path = [...above, ...issue.path]
  const branch = closestBranch(issue)
  if (branch !== undefined) return branch.flatMap((inner) => problemsOf(inner, file, locate, path))
  const place = locate?.(path)
  const name = formatPath(path)
  return [{ message: messageOf(issue), file, ...place, ...(name !== '' && { path: name }) }]
}

function messageOf(issue: Issue): string {
  return issue.message.endsWith('received undefined') ? 'is missing' : issue.message
}

/** Of a union's branches, the one that came closest says best what is wrong. */
function closestBranch(issue: Issue): readonly Issue[] | undefined {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return undefined
  return issue.errors.reduce((best, next) => (score(next) < score(best) ? next : best))
}

function score(issues: readonly Issue[]): number {
  const wrongKind = issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type')
  return issues.length + (wrongKind ? 1000 : 0)
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

function count(problems: number): string {
  return problems === 1 ? 'one problem' : `${problems} problems`
}
