import { parseArgs } from 'node:util'

/** What every script that prints figures takes. */
export interface FigureOptions {
  readonly json: boolean
  readonly quick: boolean
  readonly seed: number
}

/** Reads the options of the command line. Throws for any other, and for a seed that is no whole number. */
export function readFigureOptions(): FigureOptions {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
    },
  })
  return { json: values.json, quick: values.quick, seed: parseSeed(values.seed) }
}

/** Throws for what is no whole number. */
export function parseSeed(text: string): number {
  const seed = Number(text)
  if (!Number.isSafeInteger(seed)) throw new RangeError(`--seed is ${text}; give a whole number`)
  return seed
}
