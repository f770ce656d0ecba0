import { CommanderError } from 'commander'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { describeError } from '@citx/kit/errors/describe-error.ts'
import { RefusedResult } from './refused-result.ts'
import { writeLines, type Terminal } from './terminal.ts'

/** Writes what went wrong and what to do, as text or as JSON on standard output; returns the exit code. */
export function reportError(terminal: Terminal, json: boolean, error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  const { code, message, details, remedy, exit } = describeError(
    error instanceof CommanderError ? usageError(error) : error,
  )
  if (json) {
    const result = error instanceof RefusedResult ? error.result : {}
    writeLines(
      terminal.stdout,
      JSON.stringify({ ...result, error: { code, message, details, remedy } }),
    )
    return exit
  }
  writeLines(terminal.stderr, `${code}: ${message}`, remedy)
  if (exit === 5 && error instanceof Error && terminal.env['CITX_DEBUG'] !== undefined)
    writeLines(terminal.stderr, error.stack ?? '')
  return exit
}

function usageError({ message }: CommanderError): CitxError {
  return new CitxError('BAD_USAGE', message.replace(/^error: /, ''))
}
