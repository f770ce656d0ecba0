import { InvalidArgumentError, Option, type Command } from 'commander'

/** Options that several commands share, written once so that they read and behave alike. */
export const dataOption = () =>
  new Option('--data <dir>', 'folder that holds everything').env('CITX_DATA').default('data')

export const agencyOption = () =>
  new Option('--agency <id>', 'the agency, such as "eastvale"')
    .env('CITX_AGENCY')
    .makeOptionMandatory()

export const jsonOption = () =>
  new Option('--json', 'one JSON object on standard output').default(false)

export const portOption = (description: string) =>
  new Option('--port <port>', description).argParser(wholeNumber(0, 65_535))

/** Reads a whole number of an option. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`)
  }
}

export const exchangeOptions = () => [
  new Option('--gateway <url>', 'the gateway to ask (or CITX_GATEWAY; else the sample network)'),
  new Option(
    '--token-file <file>',
    'file with an access token (or CITX_TOKEN; else the sample network)',
  ),
  new Option(
    '--as <client>',
    'whose token of the sample network: analyst, forum or stranger',
  ).default('analyst'),
]

/** Adds options to a command, in order. */
export function withOptions(command: Command, options: readonly Option[]): Command {
  return options.reduce((extended, option) => extended.addOption(option), command)
}

/** The section of the help that shows how a command is used. */
export function examples(...lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  $ ${line}`)].join('\n')
}
