import { Command, Option } from 'commander'
import { Secret } from '@citx/kit/config/secret.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { readSecretFile } from '@citx/kit/proof/secret-file.ts'
import type { AnswerVerdict } from '@citx/kit/release/verify-answer.ts'
import type { TrustedKey } from '@citx/kit/release/verify-manifest.ts'
import { gatewaySettings } from '../exchange/settings.ts'
import { createProgress } from '../terminal/progress.ts'
import { RefusedResult } from '../terminal/refused-result.ts'
import { writeLines, writeResult, type Terminal } from '../terminal/terminal.ts'
import { answerErrorOf, openAnswer, type AnswerCheck } from '../verify/answer-evidence.ts'
import {
  describeAnswer,
  describeVerdict,
  errorOf,
  verdictResult,
} from '../verify/describe-verdict.ts'
import { findEvidence, findReleasesOf } from '../verify/gateway-evidence.ts'
import { findRowDifferences } from '../verify/row-differences.ts'
import {
  findReleases,
  isBehindGateway,
  type ReleaseSources,
  type SourceOptions,
} from '../verify/release-sources.ts'
import { readTrust, type KeyOptions } from '../verify/trusted-keys.ts'
import { verifySources, type SourcesVerdict } from '../verify/verify-releases.ts'
import { dataOption, examples, exchangeOptions, jsonOption, withOptions } from './options.ts'

interface VerifyCommandOptions extends KeyOptions {
  readonly answer?: string
  readonly agencies?: readonly string[]
  readonly against?: string
  readonly partial: boolean
  readonly seen?: string
  readonly tokenFile?: string
  readonly of?: string
  readonly keep?: string
  readonly gateway?: string
  readonly as?: string
  readonly json: boolean
}

/** Options of commands that need to know whose signatures count. */
export const keyOptions = () => [
  new Option('--key <file>', "the agency's public key, as a JWK"),
  new Option(
    '--directory <url>',
    'the directory whose agencies to trust (else the sample network)',
  ),
  new Option('--directory-key <file>', "the directory's public key, as a JWK"),
]

/** As other commands that ask the gateway; only the token may be one for an agency too. */
const gatewayOptions = () => [
  ...exchangeOptions().filter(({ long }) => long !== '--token-file'),
  new Option(
    '--token-file <file>',
    'file with an access token for the gateway (or CITX_TOKEN), or with a grant for the URL of an agency (or CITX_GRANT)',
  ),
]

export function verifyCommand(terminal: Terminal): Command {
  const command = new Command('verify')
    .summary('check on your own machine what was published')
    .description(
      'Verifies a release file, a folder of them, or the releases of an agency: who signed, that no row was changed, left out, added or moved, and that the history has no gap, no fork and no rollback. Or an answer of a gateway, cell by cell, with excerpts of the releases behind it. Ends with exit code 3, and says what is wrong and in which row, when anything is.',
    )
    .argument(
      '[target]',
      'file, folder, URL of a release or of an agency; "-" for standard input; when left out, the evidence in the file of --answer, or else what the gateway has for --of or --answer',
    )
    .option('--of <agency>', 'the releases of this agency, as the gateway passes them on')
    .option('--against <file>', 'a sound copy, to find which rows of a refused file differ')
    .option('--answer <file>', 'check an answer of a gateway against the releases at the target')
    .option('--keep <folder>', 'keep the excerpts that prove an answer, to verify it again later')
    .option(
      '--agencies <ids...>',
      'those the answer must account for (default: all of the directory)',
    )
    .option('--partial', 'the folder holds only some of the releases', false)
    .option('--seen <file>', 'remembers what was verified, to find rollbacks and forks later')
    .addHelpText(
      'after',
      examples(
        'citx verify eastvale-2026-03-4.citx --key eastvale.jwk',
        'citx verify releases/ --directory https://directory.example.org --directory-key directory.jwk --seen seen.json',
        'citx verify --answer answer.json     # one that citx query --evidence wrote, or any other',
        'citx verify --answer answer.json --keep evidence/',
        'citx verify evidence/ --answer answer.json',
        'citx verify --of eastvale',
        'citx verify http://127.0.0.1:4101/graphql --token-file grant.txt --json',
      ),
    )
    .action((target: string | undefined, options: VerifyCommandOptions) =>
      verify(terminal, target, options),
    )
  return withOptions(command, [...keyOptions(), ...gatewayOptions(), dataOption(), jsonOption()])
}

async function verify(
  terminal: Terminal,
  target: string | undefined,
  options: VerifyCommandOptions,
): Promise<void> {
  const { signal } = terminal
  const { keys: trusted, directory } = await readTrust(options, signal)
  const answer = options.answer === undefined ? undefined : await openAnswer(options.answer)
  const members = options.agencies ?? directory?.agencies.map(({ id }) => id)
  if (answer !== undefined && members === undefined)
    throw new CitxError(
      'BAD_USAGE',
      'an answer must account for every agency: name them with --agencies, or the directory that lists them',
    )
  const found = await findSources(terminal, { target, answer }, options)
  const progress = createProgress(terminal, 'Verifying')
  const verdict = await verifySources(found, {
    trusted,
    ...(directory?.distrusted !== undefined && { distrusted: directory.distrusted }),
    partial: options.partial || answer !== undefined,
    ...(options.seen !== undefined && { seenFile: options.seen }),
    ...(answer !== undefined && { watchRows: (name) => answer.watchRows(name) }),
    onProgress: (done, total, what) => progress.update(done, total, what),
    signal,
  }).finally(() => progress.end())
  if (!verdict.verified) return refuse(terminal, { verdict, found, trusted }, options)
  const checked = answer?.end(verdict, members ?? [])
  if (checked !== undefined && !checked.verified) return refuseAnswer(terminal, checked, options)
  const result = { ...verdictResult(verdict), ...(checked !== undefined && { answer: checked }) }
  writeResult(terminal, options.json, result, () => [
    ...describeVerdict(verdict),
    ...(checked === undefined ? [] : describeAnswer(checked)),
  ])
}

function refuseAnswer(
  terminal: Terminal,
  checked: AnswerVerdict,
  { json }: VerifyCommandOptions,
): never {
  if (!json)
    writeLines(
      terminal.stdout,
      ...checked.findings.map(({ kind, message }) => `${message} (${kind})`),
    )
  throw new RefusedResult(answerErrorOf(checked), { verified: false, answer: checked })
}

interface Wanted {
  readonly target: string | undefined
  readonly answer: AnswerCheck | undefined
}

/** What a target names; else what the gateway passes on. */
async function findSources(
  terminal: Terminal,
  { target, answer }: Wanted,
  options: VerifyCommandOptions,
): Promise<ReleaseSources> {
  const { of: agency, keep } = options
  if (target !== undefined && (agency !== undefined || keep !== undefined))
    throw new CitxError('BAD_USAGE', '--of and --keep take no target: they ask the gateway')
  if (target !== undefined)
    return findReleases(target, await sourceOptions(terminal, target, options))
  if (answer?.evidence !== undefined && agency === undefined && keep === undefined)
    return answer.evidence
  if (answer === undefined && agency === undefined)
    throw new CitxError(
      'BAD_USAGE',
      'say what to verify: a file, a folder or a URL; --of with an agency; or --answer with a file',
    )
  const { directory: _directory, ...exchange } = options
  const settings = await gatewaySettings(terminal, exchange)
  const { signal } = terminal
  if (agency !== undefined) return findReleasesOf(agency, { settings, signal })
  const how = { settings, signal, ...(keep !== undefined && { keep }) }
  return findEvidence(answer?.answer, answer?.cells ?? [], how)
}

interface Refused {
  readonly verdict: SourcesVerdict
  readonly found: ReleaseSources
  readonly trusted: readonly TrustedKey[]
}

async function refuse(
  terminal: Terminal,
  { verdict, found, trusted }: Refused,
  options: VerifyCommandOptions,
): Promise<never> {
  const differences =
    options.against === undefined
      ? []
      : await findRowDifferences(found.sources, options.against, trusted)
  if (!options.json)
    writeLines(
      terminal.stdout,
      ...describeVerdict(verdict),
      ...differences.map(({ kind, message }) => `${message} (${kind})`),
    )
  throw new RefusedResult(errorOf(verdict), {
    ...verdictResult(verdict),
    ...(options.against !== undefined && { differences }),
  })
}

async function sourceOptions(
  { stdin, env, signal }: Terminal,
  target: string,
  { tokenFile }: Pick<VerifyCommandOptions, 'tokenFile'>,
): Promise<SourceOptions> {
  const given =
    tokenFile === undefined
      ? env[isBehindGateway(target) ? 'CITX_TOKEN' : 'CITX_GRANT']
      : Buffer.from(await readSecretFile(tokenFile))
          .toString('utf8')
          .trim()
  return { stdin, signal, ...(given !== undefined && { token: new Secret(given) }) }
}
