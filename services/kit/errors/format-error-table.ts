import { errorCodes, type ErrorCodeEntry } from './error-codes.ts'

/** The table of error codes as Markdown rows, sorted by code, one line per code. */
export function formatErrorTable(): readonly string[] {
  return Object.entries(errorCodes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, entry]) => formatRow(code, entry))
}

function formatRow(
  code: string,
  { status, exit, expose, summary, remedy }: ErrorCodeEntry,
): string {
  return `| ${[code, status, exit, expose ? 'yes' : 'no', summary, remedy].join(' | ')} |`
}
