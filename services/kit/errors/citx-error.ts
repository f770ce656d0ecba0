import type { ErrorCode } from './error-codes.ts'

/** One thing that was wrong and where: row and column count from 1, path is the place inside a document. */
export interface Problem {
  readonly message: string
  readonly file?: string
  readonly row?: number
  readonly column?: number
  readonly path?: string
}

/** What an error may carry beside its code and message. */
export interface CitxErrorOptions {
  readonly details?: readonly Problem[]
  readonly cause?: unknown
}

/**
 * The one error that this project throws on purpose. The message says what was wrong, where, and what to do; it never
 * holds a secret or a record, because a code of the table decides whether it is shown outside.
 */
export class CitxError extends Error {
  override readonly name = 'CitxError'
  readonly code: ErrorCode
  readonly details: readonly Problem[]

  constructor(code: ErrorCode, message: string, options: CitxErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.details = options.details ?? []
  }
}

/** Whether an error is a CitxError, of this code when one is given. */
export function isCitxError(error: unknown, code?: ErrorCode): error is CitxError {
  return error instanceof CitxError && (code === undefined || error.code === code)
}
