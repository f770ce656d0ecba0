import { parseArgs } from 'node:util'

/** What every script that prints figures takes. */
export interface FigureOptions {
  readonly json: boolean
  readonly quick: boolean
  readonly seed: number
}

/** The same as `parseArgs` reads them, for scripts that take more. */
export const figureArguments = {
  json: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
} as const

/** Reads the options of the command line. Throws for any other, and for a seed that is no whole number. */
export function readFigureOptions(): FigureOptions {
  const { values } = parseArgs({ options: figureArguments })
  return { json: values.json, quick: values.quick, seed: parseSeed(values.seed) }
}

/** Throws for what is no whole number. */
export function parseSeed(text: string): number {
  return parseWhole('seed', text)
}

/** Throws, naming the option, for what is no whole number. */
export function parseWhole(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`--${name} is ${text}; give a whole number`)
  return number
}
