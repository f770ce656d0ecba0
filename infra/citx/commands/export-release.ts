import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { openAgency } from '@citx/agency/agency.ts'
import { readHistory, readLines } from '@citx/agency/release/store/release-store.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import { readRelease, writeReleaseFile } from '@citx/kit/release/read-release.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { examples } from './options.ts'

/** The options that it shares with `citx release`, and its own. */
interface ExportOptions {
  readonly agency: string
  readonly data: string
  readonly window: string
  readonly json: boolean
  readonly out?: string
}

/** Of the options of `citx release`, those that an export takes. */
const shared = new Set(['--window', '--agency', '--data', '--json'])

export function exportReleaseCommand(terminal: Terminal): Command {
  return new Command('export')
    .summary('write what was published of a window to a file')
    .description(
      "Writes the release of a window, as it was signed, from the agency's database to a file that anyone can verify. Of a window that was corrected, the correction.",
    )
    .option('--out <file>', 'where to; "-" for standard output (default: named after the release)')
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions: ({ parent }) =>
        (parent?.options ?? []).filter(({ long }) => shared.has(long ?? '')),
    })
    .addHelpText(
      'after',
      examples(
        'citx release export --window 2026-03 --agency eastvale',
        'citx release export --window 2026-03 --agency eastvale --out - | citx inspect -',
      ),
    )
    .action((_options: unknown, command: Command) =>
      exportRelease(terminal, command.optsWithGlobals<ExportOptions>()),
    )
}

async function exportRelease(terminal: Terminal, options: ExportOptions): Promise<void> {
  const { window, data, out } = options
  await using agency = await openAgency({
    dataDir: data,
    agency: options.agency,
    env: terminal.env,
  })
  const history = await readHistory(agency.owner)
  const stored = history.findLast((release) => release.window === window)
  if (stored === undefined)
    throw new CitxError(
      'NOTHING_TO_RELEASE',
      `${agency.id} has published nothing of ${window}; publish it first with citx release`,
    )
  const { id, seq, manifest: jws } = stored
  const release = { jws, lines: await readLines(agency.owner, seq) }
  await readRelease(release, agency.keys.releaseKeys)
  const text = writeReleaseFile(release)
  if (out === '-') {
    terminal.stdout.write(text)
    return
  }
  const file = out ?? `${agency.id}-${window}-${seq}.citx`
  // Whoever may read a release is for the agency's agreements to say, not for the machine's other users.
  await writeFile(file, text, { mode: 0o600 }).catch((error: unknown) => {
    throw toCitxError(error)
  })
  const result = { file, id, seq, window, rows: release.lines.length }
  writeResult(terminal, options.json, result, () => [
    `${file}: release ${seq} of ${agency.id}, ${window}, ${release.lines.length} rows.`,
  ])
}
