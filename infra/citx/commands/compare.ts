import { Option, type Command } from 'commander'
import {
  describeComparison,
  fetchComparison,
  type ComparisonArguments,
} from '../exchange/comparison.ts'
import type { Terminal } from '../terminal/terminal.ts'
import {
  countOption,
  journeyOption,
  kindsOption,
  memberOptions,
  metricOption,
  questionCommand,
  sizeBandsOption,
  windowOption,
} from './question.ts'

export function compareCommand(terminal: Terminal): Command {
  return questionCommand<ComparisonArguments, Awaited<ReturnType<typeof fetchComparison>>>(
    terminal,
    {
      name: 'compare',
      summary: 'set one metric of one journey side by side across agencies',
      description:
        'Asks a gateway for a comparison and prints it as a table, with intervals and with what makes the figures comparable or not.',
      options: [
        metricOption(),
        journeyOption(),
        windowOption(),
        new Option('--channel <id>', 'one channel'),
        new Option('--stage <id>', 'one stage'),
        ...memberOptions(),
        kindsOption(),
        sizeBandsOption(),
        new Option('--against <id>', 'pair every agency with this one'),
        new Option('--nearest-to <id>', 'this agency and those most like it'),
        countOption('--neighbours <count>', 'so many of those', 100),
      ],
      examples: [
        'citx compare --metric percent-satisfied --journey council-tax --window 2026-09',
        'citx compare --metric failure-demand --journey waste-collection --window 2026-Q3 --against pendlebury',
        'citx compare --metric failure-demand --journey ALL --window 2026-Q3 --json',
      ],
      ask: fetchComparison,
      describe: describeComparison,
    },
  )
}
