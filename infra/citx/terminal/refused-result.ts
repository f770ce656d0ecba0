import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** An error with a result that is worth having; with `--json` both go into the one object. */
export class RefusedResult extends CitxError {
  readonly result: object

  constructor({ code, message, details }: CitxError, result: object) {
    super(code, message, { details })
    this.result = result
  }
}
