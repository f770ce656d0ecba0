import { CommanderError } from 'commander'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { describeError } from '@citx/kit/errors/describe-error.ts'
import { RefusedResult } from './refused-result.ts'
import { writeLines, type Terminal } from './terminal.ts'

/** Writes what went wrong and what to do, as text or as JSON on standard output; returns the exit code. */
export function reportError(terminal: Terminal, json: boolean, error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  const { code, message, details, remedy, exit } = describeError(ownError(terminal, error))
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

function ownError({ signal }: Terminal, error: unknown): unknown {
  if (error instanceof CommanderError) return usageError(error)
  return signal.aborted && isAbort(error) ? new CitxError('STOPPED', 'ended on request') : error
}

/** commander speaks of its own workings when it was given too little and has printed its help. */
function usageError({ code, message }: CommanderError): CitxError {
  const ownWords = code === 'commander.help' ? 'name a command' : message
  return new CitxError('BAD_USAGE', ownWords.replace(/^error: /, ''))
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || isAbort(error.cause))
}
