import { InvalidArgumentError, Option, type Command } from 'commander'
import { describeReturn, fetchReturn, type FoundReturn } from '../exchange/return.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { journeyOption, questionCommand } from './question.ts'

interface UnitCost {
  readonly channel: string
  readonly cost: number
}

interface RoiOptions {
  readonly agency: string
  readonly journey: string
  readonly before: string
  readonly after: string
  readonly windows: number
  readonly cost: number
  readonly currency: string
  readonly remedialCases: number
  readonly remedialCost: number
  readonly cashable: readonly string[]
  readonly publishedCost: readonly UnitCost[]
  readonly publishedSource?: string
  readonly forum?: string
}

export function roiCommand(terminal: Terminal): Command {
  return questionCommand<RoiOptions, FoundReturn>(terminal, {
    name: 'roi',
    summary: 'say what a programme brought, for what it cost',
    description:
      "Asks a gateway for the return on a programme: contacts that moved between channels, failure contacts and remedial cases avoided, with the agency's own unit costs, the benchmark's and published ones.",
    options: [
      new Option('--agency <id>', 'the agency, such as skanderhoj').makeOptionMandatory(),
      journeyOption(),
      new Option('--before <window>', 'a window before the programme').makeOptionMandatory(),
      new Option('--after <window>', 'a window after it, of the same length').makeOptionMandatory(),
      amountOption(
        '--cost <amount>',
        'what the programme cost over the time judged',
      ).makeOptionMandatory(),
      new Option('--currency <code>', 'currency of all amounts, such as DKK').makeOptionMandatory(),
      amountOption('--windows <count>', 'so many windows like the later one are judged').default(1),
      amountOption('--remedial-cases <count>', 'remedial cases avoided').default(0),
      amountOption('--remedial-cost <amount>', 'cost of one of them').default(0),
      new Option(
        '--cashable <kinds...>',
        'benefits that can be spent: shift, failure, remedial',
      ).default([]),
      new Option('--published-cost <channel=cost...>', 'published unit costs')
        .argParser(collectCost)
        .default([]),
      new Option('--published-source <text>', 'where they are published'),
      new Option('--forum <id>', 'only members of this forum make the benchmark'),
    ],
    examples: [
      'citx roi --agency skanderhoj --journey parking-permit --before 2024-12 --after 2026-09 --windows 12 --cost 200000 --currency DKK --cashable shift',
    ],
    ask: (settings, options, signal) => fetchReturn(settings, toArguments(options), signal),
    describe: describeReturn,
  })
}

function toArguments({ cost, remedialCost, cashable, publishedCost, ...same }: RoiOptions) {
  return {
    ...same,
    programmeCost: cost,
    remedialCostEach: remedialCost,
    cashable: cashable.map((kind) => kind.toUpperCase()),
    publishedUnitCosts: publishedCost,
  }
}

function amountOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(number)
}

function number(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw new InvalidArgumentError(`"${text}" is no number.`)
  return value
}

function collectCost(text: string, before: readonly UnitCost[]): readonly UnitCost[] {
  const [channel, cost] = text.split('=')
  if (channel === undefined || cost === undefined)
    throw new InvalidArgumentError(`write it as phone=20, not "${text}".`)
  return [...before, { channel, cost: number(cost) }]
}
