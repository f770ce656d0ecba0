import { pino, stdTimeFunctions, type DestinationStream, type LevelWithSilent } from 'pino'
import type { Logger as PinoLogger } from 'pino'
import { redactLine } from './redact-line.ts'
import { serializeError } from './serialize-error.ts'

/** A structured logger: `log.info({ agency }, 'what happened')`, `log.child({ requestId })`. */
export type Logger = PinoLogger

/** How to log; the destination is standard output unless a stream is given. */
export interface LoggerOptions {
  readonly name: string
  readonly level?: LevelWithSilent
  readonly destination?: DestinationStream
}

/**
 * Creates a logger that writes one JSON line per entry. Fields named like secrets are replaced, and control characters
 * of whatever was logged stay escaped inside the line.
 */
export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: spellErrors },
    // The formatter above has spelt errors out; pino's own way would do it again, with everything attached to them.
    serializers: { err: (value: unknown) => spellError(value) },
    hooks: { streamWrite: redactLine },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** A logger that writes nothing, for callers that were given none. */
export const silentLogger: Logger = pino({ level: 'silent' })

function spellErrors(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, spellError(value)]))
}

function spellError(value: unknown): unknown {
  return value instanceof Error ? serializeError(value) : value
}
