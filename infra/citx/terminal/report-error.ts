import { CommanderError } from 'commander'
import { describeError } from '@citx/kit/errors/describe-error.ts'
import { writeLines, type Terminal } from './terminal.ts'

/** Writes what went wrong and what to do, as text or as JSON on standard output; returns the exit code. */
export function reportError(terminal: Terminal, json: boolean, error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { code, message, details, remedy, exit } = describeError(error)
  if (json) {
    writeLines(terminal.stdout, JSON.stringify({ error: { code, message, details, remedy } }))
    return exit
  }
  writeLines(terminal.stderr, `${code}: ${message}`, remedy)
  if (exit === 5 && error instanceof Error && terminal.env['CITX_DEBUG'] !== undefined)
    writeLines(terminal.stderr, error.stack ?? '')
  return exit
}
