import { inspect } from 'node:util'
import { z } from 'zod'

const mask = '[secret]'

/** A value that must not be printed: text, JSON and inspection show `[secret]`; only `reveal()` gives it out. */
export class Secret<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  /** The value itself; call it as late as possible, where it is handed to the library that needs it. */
  reveal(): T {
    return this.#value
  }

  toString(): string {
    return mask
  }

  toJSON(): string {
    return mask
  }

  [inspect.custom](): string {
    return mask
  }
}

/** A setting that holds a secret: any text that is not empty. */
export const secretText = z
  .string()
  .min(1, 'must not be empty')
  .transform((text) => new Secret(text))
