import { Command } from 'commander'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { verifyRelease } from '@citx/kit/release/verify-release.ts'
import { findSampleNetwork } from '../exchange/settings.ts'
import { createProgress } from '../terminal/progress.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { describeRelease } from '../verify/describe-release.ts'
import { errorOf } from '../verify/describe-verdict.ts'
import { findReleases } from '../verify/release-sources.ts'
import { createSummary } from '../verify/summarize-release.ts'
import { readTrust, type KeyOptions, type Trust } from '../verify/trusted-keys.ts'
import { dataOption, examples, jsonOption, withOptions } from './options.ts'
import { keyOptions } from './verify.ts'

interface InspectOptions extends KeyOptions {
  readonly json: boolean
}

export function inspectCommand(terminal: Terminal): Command {
  const command = new Command('inspect')
    .summary('show what a release file holds, in plain words')
    .description(
      'Shows any release: agency, window, how it was protected, how many cells of which measures, the smallest base, figures, breaks, and whether it is verified. A release that is not verified is shown too, and said to be so; citx verify is what refuses it.',
    )
    .argument('<file>', 'release file or its URL; "-" for standard input')
    .addHelpText(
      'after',
      examples(
        'citx inspect eastvale-2026-03-4.citx',
        'citx inspect eastvale-2026-03-4.citx --key eastvale.jwk --json',
      ),
    )
    .action((file: string, options: InspectOptions) => inspect(terminal, file, options))
  return withOptions(command, [...keyOptions(), dataOption(), jsonOption()])
}

async function inspect(terminal: Terminal, file: string, options: InspectOptions): Promise<void> {
  const { stdin, signal } = terminal
  const { keys: trusted } = await findTrust(options, signal)
  const { sources } = await findReleases(file, { stdin, signal })
  const [source, ...others] = sources
  if (source === undefined || others.length > 0)
    throw new CitxError('BAD_USAGE', `${file} is not one release; name one file`)
  const summary = createSummary()
  const progress = createProgress(terminal, 'Reading')
  const { name, size = 0 } = source
  const verdict = await verifyRelease(source.open(), {
    trusted,
    onRow: (row) => summary.add(row),
    onProgress: ({ bytes, rows }) => progress.update(bytes, size, `${rows} rows`),
    signal,
  }).finally(() => progress.end())
  const { manifest, ...read } = verdict
  if (manifest === undefined)
    throw errorOf({ verified: false, releases: [{ name, ...verdict }], histories: [] })
  const content = summary.end(manifest)
  writeResult(terminal, options.json, { ...read, manifest, ...content }, () =>
    describeRelease(manifest, content, verdict),
  )
}

/** Without a key nothing is verified, but what is written can still be read. */
async function findTrust(options: InspectOptions, signal: AbortSignal): Promise<Trust> {
  const asked = options.key !== undefined || options.directory !== undefined
  if (!asked && (await findSampleNetwork(options.data)) === undefined) return { keys: [] }
  return readTrust(options, signal)
}
