import { Option, type Command } from 'commander'
import {
  describeDecomposition,
  fetchDecomposition,
  type Decomposition,
  type DecompositionArguments,
} from '../exchange/decomposition.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { journeyOption, metricOption, questionCommand, windowOption } from './question.ts'

export function decomposeCommand(terminal: Terminal): Command {
  return questionCommand<DecompositionArguments, Decomposition>(terminal, {
    name: 'decompose',
    summary: 'take the difference between two agencies apart',
    description:
      'Asks a gateway how much of a difference comes from the channels that people use, and how much from doing better or worse within them.',
    options: [
      metricOption(),
      journeyOption(),
      windowOption(),
      new Option('--of <id>', 'the agency whose figure is to be explained').makeOptionMandatory(),
      new Option('--against <id>', 'the agency that it is set against').makeOptionMandatory(),
    ],
    examples: [
      'citx decompose --metric failure-demand --journey waste-collection --window 2026-Q3 --of eastvale --against pendlebury',
    ],
    ask: fetchDecomposition,
    describe: describeDecomposition,
  })
}
