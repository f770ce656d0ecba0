import { Option, type Command } from 'commander'
import {
  describeLifeEvent,
  fetchLifeEvent,
  type LifeEvent,
  type LifeEventArguments,
} from '../exchange/life-event.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { memberOptions, questionCommand, windowOption } from './question.ts'

export function lifeEventCommand(terminal: Terminal): Command {
  return questionCommand<LifeEventArguments, LifeEvent>(terminal, {
    name: 'life-event',
    summary: 'follow a life event through all organisations on its way',
    description:
      'Asks a gateway for every step of a life event, with the figures of the agencies that serve it, the steps on which nobody publishes, and the weakest step with its evidence. Nobody is followed: no records are joined.',
    options: [
      new Option('--id <id>', 'life event, such as becoming-a-carer').makeOptionMandatory(),
      windowOption(),
      ...memberOptions(),
    ],
    examples: ['citx life-event --id becoming-a-carer --window 2026-Q3'],
    ask: fetchLifeEvent,
    describe: describeLifeEvent,
  })
}
