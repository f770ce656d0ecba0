import { Command } from 'commander'
import {
  describeComparison,
  fetchComparison,
  type ComparisonArguments,
} from '../exchange/comparison.ts'
import { gatewaySettings, type SettingOptions } from '../exchange/settings.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { dataOption, examples, exchangeOptions, jsonOption, withOptions } from './options.ts'

interface CompareOptions extends ComparisonArguments, SettingOptions {
  readonly json: boolean
}

export function compareCommand(terminal: Terminal): Command {
  const command = new Command('compare')
    .summary('set one metric of one journey side by side across agencies')
    .description(
      'Asks a gateway for a comparison and prints it as a table, with intervals and with what makes the figures comparable or not.',
    )
    .requiredOption('--metric <id>', 'metric, such as percent-satisfied')
    .requiredOption('--journey <id>', 'journey, such as council-tax, or ALL')
    .requiredOption('--window <window>', 'month 2026-03, quarter 2026-Q1 or year 2026')
    .option('--channel <id>', 'one channel')
    .option('--stage <id>', 'one stage')
    .option('--agencies <ids...>', 'only these agencies')
    .option('--forum <id>', 'only members of this forum')
    .option('--kinds <kinds...>', 'only agencies of these kinds, such as municipality')
    .option('--size-bands <bands...>', 'only small, medium, large or very-large agencies')
    .option('--nearest-to <id>', 'this agency and those most like it')
    .option('--neighbours <count>', 'so many of those', Number)
    .addHelpText(
      'after',
      examples(
        'citx compare --metric percent-satisfied --journey council-tax --window 2026-09',
        'citx compare --metric failure-demand --journey ALL --window 2026-Q3 --json',
      ),
    )
    .action(async (options: CompareOptions) => {
      const { metric, journey, window, channel, stage, agencies, forum } = options
      const { kinds, sizeBands, nearestTo, neighbours } = options
      const settings = await gatewaySettings(terminal, options)
      const comparison = await fetchComparison(
        settings,
        {
          metric,
          journey,
          window,
          ...(channel !== undefined && { channel }),
          ...(stage !== undefined && { stage }),
          ...(agencies !== undefined && { agencies }),
          ...(forum !== undefined && { forum }),
          ...(kinds !== undefined && { kinds: kinds.map(enumName) }),
          ...(sizeBands !== undefined && { sizeBands: sizeBands.map(enumName) }),
          ...(nearestTo !== undefined && { nearestTo }),
          ...(neighbours !== undefined && { neighbours }),
        },
        terminal.signal,
      )
      writeResult(terminal, options.json, comparison, () => describeComparison(comparison))
    })
  return withOptions(command, [...exchangeOptions(), dataOption(), jsonOption()])
}

function enumName(word: string): string {
  return word.toUpperCase().replaceAll('-', '_')
}
