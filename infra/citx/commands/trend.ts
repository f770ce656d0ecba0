import { Option, type Command } from 'commander'
import { describeTrend, fetchTrend, type Trend, type TrendArguments } from '../exchange/trend.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { countOption, journeyOption, metricOption, questionCommand } from './question.ts'

export function trendCommand(terminal: Terminal): Command {
  return questionCommand<TrendArguments, Trend>(terminal, {
    name: 'trend',
    summary: 'follow one metric of one agency through time',
    description:
      'Asks a gateway for a control chart: the figures with their limits, what is more than noise, where the series breaks, and the same season of earlier years.',
    options: [
      metricOption(),
      journeyOption(),
      new Option('--agency <id>', 'the agency').makeOptionMandatory(),
      new Option(
        '--until <window>',
        'the newest window; the others are of its length',
      ).makeOptionMandatory(),
      countOption('--last <count>', 'so many windows, at most 36', 36),
    ],
    examples: [
      'citx trend --metric percent-satisfied --journey council-tax --agency pendlebury --until 2026-09',
      'citx trend --metric failure-demand --journey ALL --agency eastvale --until 2026-Q3 --last 4 --json',
    ],
    ask: fetchTrend,
    describe: describeTrend,
  })
}
