import { Command, InvalidArgumentError } from 'commander'
import { describeReturn, fetchReturn } from '../exchange/return.ts'
import { gatewaySettings, type SettingOptions } from '../exchange/settings.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { dataOption, examples, exchangeOptions, jsonOption, withOptions } from './options.ts'

interface UnitCost {
  readonly channel: string
  readonly cost: number
}

interface RoiOptions extends SettingOptions {
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
  readonly json: boolean
}

export function roiCommand(terminal: Terminal): Command {
  const command = new Command('roi')
    .summary('say what a programme brought, for what it cost')
    .description(
      "Asks a gateway for the return on a programme: contacts that moved between channels, failure contacts and remedial cases avoided, with the agency's own unit costs, the benchmark's and published ones.",
    )
    .requiredOption('--agency <id>', 'the agency, such as skanderhoj')
    .requiredOption('--journey <id>', 'journey, such as parking-permit, or ALL')
    .requiredOption('--before <window>', 'a window before the programme, such as 2025-09')
    .requiredOption('--after <window>', 'a window after it, of the same length')
    .requiredOption('--cost <amount>', 'what the programme cost over the time judged', number)
    .requiredOption('--currency <code>', 'currency of all amounts, such as DKK')
    .option('--windows <count>', 'so many windows like the later one are judged', number, 1)
    .option('--remedial-cases <count>', 'remedial cases avoided', number, 0)
    .option('--remedial-cost <amount>', 'cost of one of them', number, 0)
    .option('--cashable <kinds...>', 'benefits that can be spent: shift, failure, remedial', [])
    .option('--published-cost <channel=cost...>', 'published unit costs', collectCost, [])
    .option('--published-source <text>', 'where they are published')
    .option('--forum <id>', 'only members of this forum make the benchmark')
    .addHelpText(
      'after',
      examples(
        'citx roi --agency skanderhoj --journey parking-permit --before 2024-12 --after 2026-09 --windows 12 --cost 200000 --currency DKK --cashable shift',
      ),
    )
    .action(async (options: RoiOptions) => {
      const settings = await gatewaySettings(terminal, options)
      const { agency, journey, before, after, windows, currency } = options
      const { publishedSource, forum } = options
      const found = await fetchReturn(
        settings,
        {
          agency,
          journey,
          before,
          after,
          windows,
          currency,
          programmeCost: options.cost,
          remedialCases: options.remedialCases,
          remedialCostEach: options.remedialCost,
          cashable: options.cashable.map((kind) => kind.toUpperCase()),
          publishedUnitCosts: options.publishedCost,
          ...(publishedSource !== undefined && { publishedSource }),
          ...(forum !== undefined && { forum }),
        },
        terminal.signal,
      )
      writeResult(terminal, options.json, found, () => describeReturn(found))
    })
  return withOptions(command, [...exchangeOptions(), dataOption(), jsonOption()])
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
