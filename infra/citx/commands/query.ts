import { readFile, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import { findCells } from '@citx/kit/release/verify-answer.ts'
import { ask, type Answer } from '../exchange/ask.ts'
import {
  gatewaySettings,
  type ExchangeSettings,
  type SettingOptions,
} from '../exchange/settings.ts'
import { RefusedResult } from '../terminal/refused-result.ts'
import { writeLines, type Terminal } from '../terminal/terminal.ts'
import { withEvidence } from '../verify/answer-evidence.ts'
import { findEvidence } from '../verify/gateway-evidence.ts'
import { dataOption, examples, exchangeOptions, jsonOption, withOptions } from './options.ts'

interface QueryOptions extends SettingOptions {
  readonly file?: string
  readonly variables?: string
  readonly evidence?: string
  readonly json: boolean
}

export function queryCommand(terminal: Terminal): Command {
  const command = new Command('query')
    .summary('ask the gateway in GraphQL')
    .description(
      'Sends a GraphQL query to a gateway and prints the answer as JSON. Ends with exit code 4 when the answer holds errors.',
    )
    .argument('[query]', 'the query; standard input when left out or "-"')
    .option('--file <file>', 'read the query from a file')
    .option('--variables <json>', 'variables, as a JSON object')
    .option(
      '--evidence <file>',
      'write the answer there too, with the signed rows behind its cells: citx verify --answer checks it without the gateway',
    )
    .addHelpText(
      'after',
      examples(
        "citx query '{ agencies { id name kind } }'",
        'citx query \'{ agencies { id cells(window: "2026-09") { release measure journey channel stage subjects } } }\' --evidence answer.json',
        'citx query --file journeys.graphql --variables \'{"window": "2026-09"}\'',
      ),
    )
    .action(async (query: string | undefined, options: QueryOptions) => {
      const settings = await gatewaySettings(terminal, options)
      const answer = await ask(settings, {
        query: await readQuery(terminal, query, options.file),
        variables: parseVariables(options.variables),
        signal: terminal.signal,
      })
      if (options.evidence !== undefined)
        await writeProven(options.evidence, answer, { settings, signal: terminal.signal })
      const incomplete = answer.errors === undefined ? undefined : incompleteness(answer.errors)
      if (incomplete !== undefined && options.json) throw new RefusedResult(incomplete, answer)
      writeLines(terminal.stdout, JSON.stringify(answer, null, options.json ? 0 : 2))
      if (incomplete !== undefined) throw incomplete
    })
  return withOptions(command, [...exchangeOptions(), dataOption(), jsonOption()])
}

async function writeProven(
  file: string,
  answer: Answer,
  from: { readonly settings: ExchangeSettings; readonly signal: AbortSignal },
): Promise<void> {
  const proven = await withEvidence(answer, await findEvidence(answer, findCells(answer), from))
  try {
    await writeFile(file, `${JSON.stringify(proven)}\n`, { mode: 0o600 })
  } catch (error) {
    throw toCitxError(error)
  }
}

async function readQuery(
  { stdin }: Terminal,
  query: string | undefined,
  file: string | undefined,
): Promise<string> {
  if (file !== undefined) return readFile(file, 'utf8')
  return query === undefined || query === '-' ? text(stdin) : query
}

function parseVariables(json: string | undefined): Readonly<Record<string, unknown>> {
  if (json === undefined) return {}
  try {
    const variables: unknown = JSON.parse(json)
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables))
      return { ...variables }
  } catch {
    // falls through to the one message for everything that is no object
  }
  throw new CitxError(
    'BAD_USAGE',
    '--variables takes a JSON object, such as \'{"window": "2026-09"}\'',
  )
}

function incompleteness(errors: readonly { readonly message: string }[]): CitxError {
  const [first] = errors
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return new CitxError(
    'INCOMPLETE_ANSWER',
    `the answer holds errors: ${first?.message ?? ''}${more}`,
  )
}
