import type { ReasonCode } from '../stitch/resolvers.gen.ts'

/** A reason as data, with its plain words. */
export interface Reason {
  readonly code: ReasonCode
  readonly message: string
}

export function reason(code: ReasonCode, message: string): Reason {
  return { code, message }
}
