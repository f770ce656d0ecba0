import type { ErrorCode } from '@citx/kit/errors/error-codes.ts'
import type { OpenOptions } from './source.ts'

/** Content that must be refused, with the code and the words of the refusal. */
export interface Refusal {
  readonly title: string
  readonly content: string | Uint8Array
  readonly options?: OpenOptions
  readonly code: ErrorCode
  readonly says: RegExp
}
