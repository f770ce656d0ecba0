import { Option, type Command } from 'commander'
import {
  describeStages,
  fetchStages,
  type Stages,
  type StagesArguments,
} from '../exchange/stages.ts'
import type { Terminal } from '../terminal/terminal.ts'
import {
  journeyOption,
  kindsOption,
  memberOptions,
  questionCommand,
  sizeBandsOption,
  windowOption,
} from './question.ts'

export function stagesCommand(terminal: Terminal): Command {
  return questionCommand<StagesArguments, Stages>(terminal, {
    name: 'stages',
    summary: 'look at one journey stage by stage',
    description:
      'Asks a gateway where people give up, find it hard, feel badly, or come back because something failed; for one agency beside its peers, or across all.',
    options: [
      journeyOption(),
      windowOption(),
      new Option('--of <id>', 'this agency alone; the others are its peers'),
      ...memberOptions(),
      kindsOption(),
      sizeBandsOption(),
    ],
    examples: ['citx stages --journey care-assessment --window 2026-Q3 --of eastvale'],
    ask: fetchStages,
    describe: describeStages,
  })
}
