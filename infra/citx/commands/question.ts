import { Command, Option } from 'commander'
import type { ExchangeSettings } from '../exchange/settings.ts'
import { gatewaySettings, type SettingOptions } from '../exchange/settings.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import {
  dataOption,
  examples,
  exchangeOptions,
  jsonOption,
  withOptions,
  wholeNumber,
} from './options.ts'

/** A command that puts one question to a gateway, and prints the whole answer as JSON or what a person should read of it. */
export interface QuestionCommand<Options, Answer extends object> {
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly options: readonly Option[]
  readonly examples: readonly string[]
  readonly ask: (
    settings: ExchangeSettings,
    options: Options,
    signal: AbortSignal,
  ) => Promise<Answer>
  readonly describe: (answer: Answer) => readonly string[]
}

/** Makes the command; what it asks with and how it writes is the same for all. */
export function questionCommand<Options extends object, Answer extends object>(
  terminal: Terminal,
  question: QuestionCommand<Options, Answer>,
): Command {
  const { name, summary, description, options, ask, describe } = question
  const command = withOptions(new Command(name).summary(summary).description(description), options)
    .addHelpText('after', examples(...question.examples))
    .action(async (given: Options & SettingOptions & { readonly json: boolean }) => {
      const settings = await gatewaySettings(terminal, given)
      const answer = await ask(settings, given, terminal.signal)
      writeResult(terminal, given.json, answer, () => describe(answer))
    })
  return withOptions(command, [...exchangeOptions(), dataOption(), jsonOption()])
}

/** What most questions begin with. */
export const metricOption = () =>
  new Option('--metric <id>', 'metric, such as percent-satisfied').makeOptionMandatory()

export const journeyOption = () =>
  new Option('--journey <id>', 'journey, such as council-tax, or ALL').makeOptionMandatory()

export const windowOption = () =>
  new Option(
    '--window <window>',
    'month 2026-03, quarter 2026-Q1 or year 2026',
  ).makeOptionMandatory()

/** Who takes part. */
export const memberOptions = () => [
  new Option('--agencies <ids...>', 'only these agencies'),
  new Option('--forum <id>', 'only members of this forum'),
]

export const kindsOption = () =>
  new Option('--kinds <kinds...>', 'only agencies of these kinds, such as municipality').argParser(
    collectEnum,
  )

export const sizeBandsOption = () =>
  new Option(
    '--size-bands <bands...>',
    'only small, medium, large or very-large agencies',
  ).argParser(collectEnum)

/** A count from 1. */
export const countOption = (flags: string, description: string, most: number) =>
  new Option(flags, description).argParser(wholeNumber(1, most))

function collectEnum(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word.toUpperCase().replaceAll('-', '_')]
}
