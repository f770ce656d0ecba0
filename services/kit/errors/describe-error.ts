import { CitxError, type Problem } from './citx-error.ts'
import { errorCodes, type ErrorCode, type ExitCode } from './error-codes.ts'

/** An error as the command line reports it. */
export interface ErrorDescription {
  readonly code: ErrorCode
  readonly message: string
  readonly details: readonly Problem[]
  readonly remedy: string
  readonly exit: ExitCode
}

/** Puts any thrown value into the table: ours by its code, errors of the system and of PostgreSQL by theirs, the rest as INTERNAL. */
export function describeError(error: unknown): ErrorDescription {
  const known = toCitxError(error)
  const { remedy, exit } = errorCodes[known.code]
  return { code: known.code, message: known.message, details: known.details, remedy, exit }
}

/** The same error as a CitxError, with the original as its cause. */
export function toCitxError(error: unknown): CitxError {
  if (error instanceof CitxError) return error
  const foreign = readForeign(error)
  const code = foreign.code === undefined ? undefined : codeOfForeign(foreign.code)
  return new CitxError(code ?? 'INTERNAL', messageOf(foreign), { cause: error })
}

interface Foreign {
  readonly code: string | undefined
  readonly message: string
  readonly path: string | undefined
}

function readForeign(error: unknown): Foreign {
  if (!(error instanceof Error))
    return { code: undefined, message: `thrown: ${String(error)}`, path: undefined }
  // Happy-eyeballs connects throw an AggregateError with an empty message; its first part says what happened.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  const message =
    error.message === '' && first instanceof Error ? first.message : error.message || error.name
  return { code: stringProperty(error, 'code'), message, path: stringProperty(error, 'path') }
}

function stringProperty(error: Error, name: 'code' | 'path'): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value
  return typeof value === 'string' ? value : undefined
}

function messageOf({ code, message, path }: Foreign): string {
  if (path === undefined) return message
  if (code === 'ENOENT') return `there is no file ${path}`
  if (code === 'EISDIR' || code === 'ENOTDIR') return `${path} is not a file`
  if (code === 'EACCES' || code === 'EPERM') return `${path}: permission denied`
  return message
}

const foreignCodes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'FILE_NOT_FOUND',
  EISDIR: 'NOT_A_FILE',
  ENOTDIR: 'NOT_A_FILE',
  EACCES: 'BAD_FILE',
  EPERM: 'BAD_FILE',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  ECONNREFUSED: 'DATABASE_DOWN',
  ECONNRESET: 'DATABASE_DOWN',
  EHOSTUNREACH: 'DATABASE_DOWN',
  ENETUNREACH: 'DATABASE_DOWN',
  ENOTFOUND: 'DATABASE_DOWN',
  EAI_AGAIN: 'DATABASE_DOWN',
  ETIMEDOUT: 'DATABASE_DOWN',
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'BAD_USAGE',
  // SQLSTATE: not enough rights, unknown database, wrong password, disk full, too many connections
  '28000': 'DATABASE_DOWN',
  '28P01': 'DATABASE_DOWN',
  '3D000': 'DATABASE_DOWN',
  '53100': 'DISK_FULL',
  '53300': 'DATABASE_DOWN',
}

/** SQLSTATE classes 08 (connection) and 57P (server starting, stopping or restarting). */
const unavailableState = /^(08...|57P0[1-5])$/

function codeOfForeign(code: string): ErrorCode | undefined {
  if (Object.hasOwn(foreignCodes, code)) return foreignCodes[code]
  return unavailableState.test(code) ? 'DATABASE_DOWN' : undefined
}
