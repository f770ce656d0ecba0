import { Option, type Command } from 'commander'
import {
  describeAssociation,
  fetchAssociation,
  type Association,
  type AssociationArguments,
} from '../exchange/association.ts'
import type { Terminal } from '../terminal/terminal.ts'
import {
  journeyOption,
  kindsOption,
  memberOptions,
  questionCommand,
  windowOption,
} from './question.ts'

export function associateCommand(terminal: Terminal): Command {
  return questionCommand<AssociationArguments, Association>(terminal, {
    name: 'associate',
    summary: 'see whether what employees and citizens say goes together',
    description:
      'Asks a gateway for the association of employee voice and citizen voice across agencies, with its interval. It is no cause.',
    options: [
      journeyOption(),
      windowOption(),
      new Option(
        '--employee-journey <id>',
        'journey of the employees, ALL where they are not asked by journey',
      ),
      new Option('--employee-metric <id>', 'what employees say (else engagement-index)'),
      new Option('--citizen-metric <id>', 'what citizens say (else satisfaction-index)'),
      ...memberOptions(),
      kindsOption(),
    ],
    examples: ['citx associate --journey ALL --window 2026-Q3'],
    ask: fetchAssociation,
    describe: describeAssociation,
  })
}
