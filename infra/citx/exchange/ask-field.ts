import type { z } from 'zod'
import { askForAll } from '@citx/schema/sdl/full-selection.ts'
import { ask, dataOf } from './ask.ts'
import type { ExchangeSettings } from './settings.ts'

export interface FieldQuestion<T> {
  /** What is read here; everything else that the answer holds stays in it. */
  readonly shape: z.ZodType<T>
  /** Arguments of the field; what is undefined, or no argument of it, is left out. */
  readonly variables: object
  /** Fields of the contract (`Type.field`) that are not asked for. */
  readonly without?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}

/** Asks the gateway for everything that one of its root fields says. Fails as `ask` and `dataOf`. */
export async function askField<T>(
  settings: ExchangeSettings,
  field: string,
  { shape, variables, without, signal }: FieldQuestion<T>,
): Promise<T> {
  const question = askForAll(field, variables, without)
  const answer = await ask(settings, { ...question, ...(signal !== undefined && { signal }) })
  return shape.parse(dataOf(answer)[field])
}
