import { Command, Option } from 'commander'
import { Secret } from '@citx/kit/config/secret.ts'
import { readSecretFile } from '@citx/kit/proof/secret-file.ts'
import { createProgress } from '../terminal/progress.ts'
import { RefusedResult } from '../terminal/refused-result.ts'
import { writeLines, writeResult, type Terminal } from '../terminal/terminal.ts'
import { describeVerdict, errorOf, verdictResult } from '../verify/describe-verdict.ts'
import { findRowDifferences } from '../verify/row-differences.ts'
import { findReleases, type SourceOptions } from '../verify/release-sources.ts'
import { readTrust, type KeyOptions } from '../verify/trusted-keys.ts'
import { verifySources } from '../verify/verify-releases.ts'
import { dataOption, examples, jsonOption, withOptions } from './options.ts'

interface VerifyCommandOptions extends KeyOptions {
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
    .option('--partial', 'the folder holds only some of the releases', false)
    .option('--seen <file>', 'remembers what was verified, to find rollbacks and forks later')
    .option('--token-file <file>', 'file with a grant, which agencies ask for (or CITX_TOKEN)')
    .addHelpText(
      'after',
      examples(
        'citx verify eastvale-2026-03-4.citx --key eastvale.jwk',
        'citx verify releases/ --directory https://directory.example.org --directory-key directory.jwk --seen seen.json',
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
  const { keys: trusted } = await readTrust(options, signal)
  const found = await findReleases(target, await sourceOptions(terminal, options))
  const progress = createProgress(terminal, 'Verifying')
  const verdict = await verifySources(found, {
    trusted,
    partial: options.partial,
    ...(options.seen !== undefined && { seenFile: options.seen }),
    onProgress: (done, total, what) => progress.update(done, total, what),
    signal,
  }).finally(() => progress.end())
  if (verdict.verified) {
    writeResult(terminal, options.json, verdictResult(verdict), () => describeVerdict(verdict))
    return
  }
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
      ? env['CITX_TOKEN']
      : Buffer.from(await readSecretFile(tokenFile))
          .toString('utf8')
          .trim()
  return { stdin, signal, ...(given !== undefined && { token: new Secret(given) }) }
}
