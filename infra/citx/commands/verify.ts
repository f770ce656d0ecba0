import { Command, Option } from 'commander'
import { Secret } from '@citx/kit/config/secret.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { readSecretFile } from '@citx/kit/proof/secret-file.ts'
import type { AnswerVerdict } from '@citx/kit/release/verify-answer.ts'
import type { TrustedKey } from '@citx/kit/release/verify-manifest.ts'
import { createProgress } from '../terminal/progress.ts'
import { RefusedResult } from '../terminal/refused-result.ts'
import { writeLines, writeResult, type Terminal } from '../terminal/terminal.ts'
import { answerErrorOf, openAnswer } from '../verify/answer-evidence.ts'
import { describeVerdict, errorOf, verdictResult } from '../verify/describe-verdict.ts'
import { findRowDifferences } from '../verify/row-differences.ts'
import { findReleases, type ReleaseSources, type SourceOptions } from '../verify/release-sources.ts'
import { readTrust, type KeyOptions } from '../verify/trusted-keys.ts'
import { verifySources, type SourcesVerdict } from '../verify/verify-releases.ts'
import { dataOption, examples, jsonOption, withOptions } from './options.ts'

interface VerifyCommandOptions extends KeyOptions {
  readonly answer?: string
  readonly agencies?: readonly string[]
  readonly against?: string
  readonly partial: boolean
  readonly seen?: string
  readonly tokenFile?: string
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

export function verifyCommand(terminal: Terminal): Command {
  const command = new Command('verify')
    .summary('check on your own machine what was published')
    .description(
      'Verifies a release file, a folder of them, or the releases of an agency at a URL: who signed, that no row was changed, left out, added or moved, and that the history has no gap, no fork and no rollback. Ends with exit code 3, and says what is wrong and in which row, when anything is.',
    )
    .argument('<target>', 'file, folder, URL of a release or of an agency; "-" for standard input')
    .option('--against <file>', 'a sound copy, to find which rows of a refused file differ')
    .option('--answer <file>', 'check an answer of a gateway against the releases at the target')
    .option(
      '--agencies <ids...>',
      'those the answer must account for (default: all of the directory)',
    )
    .option('--partial', 'the folder holds only some of the releases', false)
    .option('--seen <file>', 'remembers what was verified, to find rollbacks and forks later')
    .option('--token-file <file>', 'file with a grant, which agencies ask for (or CITX_GRANT)')
    .addHelpText(
      'after',
      examples(
        'citx verify eastvale-2026-03-4.citx --key eastvale.jwk',
        'citx verify releases/ --directory https://directory.example.org --directory-key directory.jwk --seen seen.json',
        'citx verify releases/ --answer answer.json',
        'citx verify http://127.0.0.1:4101/graphql --token-file grant.txt --json',
      ),
    )
    .action((target: string, options: VerifyCommandOptions) => verify(terminal, target, options))
  return withOptions(command, [...keyOptions(), dataOption(), jsonOption()])
}

async function verify(
  terminal: Terminal,
  target: string,
  options: VerifyCommandOptions,
): Promise<void> {
  const { signal } = terminal
  const { keys: trusted, directory } = await readTrust(options, signal)
  const found = await findReleases(target, await sourceOptions(terminal, options))
  const answer = options.answer === undefined ? undefined : await openAnswer(options.answer)
  const members = options.agencies ?? directory?.agencies.map(({ id }) => id)
  if (answer !== undefined && members === undefined)
    throw new CitxError(
      'BAD_USAGE',
      'an answer must account for every agency: name them with --agencies, or the directory that lists them',
    )
  const progress = createProgress(terminal, 'Verifying')
  const verdict = await verifySources(found, {
    trusted,
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
    ...(checked === undefined
      ? []
      : [
          `The answer agrees with what was signed: ${checked.cells} cells, every agency accounted for.`,
        ]),
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
  { tokenFile }: Pick<VerifyCommandOptions, 'tokenFile'>,
): Promise<SourceOptions> {
  const given =
    tokenFile === undefined
      ? env['CITX_GRANT']
      : Buffer.from(await readSecretFile(tokenFile))
          .toString('utf8')
          .trim()
  return { stdin, signal, ...(given !== undefined && { token: new Secret(given) }) }
}
