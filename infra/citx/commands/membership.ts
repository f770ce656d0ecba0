import { Command, Option } from 'commander'
import { z } from 'zod'
import { ask, dataOf } from '../exchange/ask.ts'
import { directorySettings, type SettingOptions } from '../exchange/settings.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { dataOption, examples, jsonOption, withOptions } from './options.ts'

interface MembershipOptions extends SettingOptions {
  readonly forum?: readonly string[]
  readonly json: boolean
}

const member = z.object({ id: z.string(), name: z.string().nullable() })

const directoryOptions = () => [
  new Option('--directory <url>', 'the directory (or CITX_DIRECTORY; else the sample network)'),
  new Option(
    '--token-file <file>',
    "file with the administrator's token (or CITX_ADMINISTRATOR_TOKEN; else the sample network)",
  ),
]

export function joinCommand(terminal: Terminal): Command {
  const command = new Command('join')
    .summary('let an agency join the exchange')
    .description(
      'Asks the directory to admit the agency that serves at a URL. The directory first checks that it serves the contract and holds the key it claims, and lists everything that does not conform.',
    )
    .argument('<url>', "the agency's endpoint, such as https://insight.example.gov/graphql")
    .option('--forum <ids...>', 'forums that the agency belongs to')
    .addHelpText(
      'after',
      examples('citx join http://127.0.0.1:4101/graphql --forum citizen-journeys'),
    )
    .action(async (url: string, options: MembershipOptions) => {
      const answer = await ask(await directorySettings(terminal, options), {
        query:
          'mutation ($url: String!, $forums: [ID!]) { join(url: $url, forums: $forums) { id name } }',
        variables: { url, forums: options.forum ?? [] },
        signal: terminal.signal,
      })
      const joined = member.parse(dataOf(answer)['join'])
      writeResult(terminal, options.json, { joined }, () => [
        `${joined.name ?? joined.id} (${joined.id}) has joined.`,
      ])
    })
  return withOptions(command, [...directoryOptions(), dataOption(), jsonOption()])
}

export function leaveCommand(terminal: Terminal): Command {
  const command = new Command('leave')
    .summary("end an agency's membership")
    .description(
      'Asks the directory to end a membership. What the agency has published stays valid.',
    )
    .argument('<id>', "the agency's id")
    .addHelpText('after', examples('citx leave eastvale'))
    .action(async (id: string, options: MembershipOptions) => {
      const answer = await ask(await directorySettings(terminal, options), {
        query: 'mutation ($id: ID!) { leave(id: $id) { id name } }',
        variables: { id },
        signal: terminal.signal,
      })
      const left = member.parse(dataOf(answer)['leave'])
      writeResult(terminal, options.json, { left }, () => [
        `${left.name ?? left.id} (${left.id}) has left.`,
      ])
    })
  return withOptions(command, [...directoryOptions(), dataOption(), jsonOption()])
}
