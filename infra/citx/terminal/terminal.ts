import { createLogger, type Logger } from '@citx/kit/log/logger.ts'
import type { Readable, Writable } from 'node:stream'

/** Where a command reads from and writes to; a test gives its own. */
export interface Terminal {
  readonly stdin: Readable
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  /** Fires when the person wants the command to end. */
  readonly signal: AbortSignal
}

/** Writes lines of text. */
export function writeLines(to: Writable, ...lines: readonly string[]): void {
  to.write(lines.map((line) => `${line}\n`).join(''))
}

/** The result of a command: one JSON object on standard output with `--json`, else what `text` says. */
export function writeResult(
  terminal: Terminal,
  json: boolean,
  result: object,
  text: () => readonly string[],
): void {
  if (json) writeLines(terminal.stdout, JSON.stringify(result))
  else writeLines(terminal.stdout, ...text())
}

/** A log for a service that runs under a command: JSON lines on standard error, at the level of CITX_LOG. */
export function logOf({ env, stderr }: Terminal, name: string): Logger {
  const level = levels.find((known) => known === env['CITX_LOG']) ?? 'warn'
  return createLogger({ name, level, destination: { write: (line) => void stderr.write(line) } })
}

const levels = ['debug', 'info', 'warn', 'error'] as const
