import { Command } from 'commander'
import { openAgency, type OpenAgency } from '@citx/agency/agency.ts'
import { releaseOptionsOf } from '@citx/agency/release-options.ts'
import { prepareRelease, type PreparedRelease } from '@citx/agency/release/prepare-release.ts'
import { findRefusal, publishRelease } from '@citx/agency/release/publish-release.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { findWindow, type Window } from '@citx/schema/cube/window.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { exportReleaseCommand } from './export-release.ts'
import { agencyOption, dataOption, examples, jsonOption, withOptions } from './options.ts'
import { describeVerbatim, verbatimOf } from './release-verbatim.ts'
import { describePrepared } from './release-words.ts'

interface ReleaseOptions {
  readonly agency: string
  readonly data: string
  readonly window: string
  readonly preview: boolean
  readonly supersede: boolean
  readonly unfinished: boolean
  readonly json: boolean
}

export function releaseCommand(terminal: Terminal): Command {
  const command = new Command('release')
    .summary('publish a window: count, protect, sign')
    .description(
      "Counts the agency's records of one window, protects every count, signs the result and publishes it. A window is published once; one correction is possible.",
    )
    .requiredOption('--window <window>', 'month 2026-03, quarter 2026-Q1 or year 2026')
    .option('--preview', 'show what would leave the agency, publish nothing', false)
    .option('--supersede', 'correct what was published of the window before; possible once', false)
    .option('--unfinished', 'publish a window that is not over', false)
    .addHelpText(
      'after',
      examples(
        'citx release --window 2026-03 --agency eastvale --preview',
        'citx release --window 2026-03 --agency eastvale',
      ),
    )
    .action(async (options: ReleaseOptions) => {
      const window = parseWindowOption(options.window)
      await using agency = await openAgency({
        dataDir: options.data,
        agency: options.agency,
        env: terminal.env,
      })
      const request = requestOf(agency, window, options)
      if (options.preview) {
        await preview(terminal, options, request)
        return
      }
      const { id, manifest, prepared } = await publishRelease({
        ...request,
        supersede: options.supersede,
      })
      const result = { id, seq: manifest.seq, ...resultOf(prepared) }
      writeResult(terminal, options.json, result, () => [
        `${window} is published as release ${manifest.seq} of ${agency.id}, ${id}.`,
        ...describePrepared(prepared),
      ])
    })
  command.addCommand(exportReleaseCommand(terminal))
  return withOptions(command, [agencyOption(), dataOption(), jsonOption()])
}

function parseWindowOption(text: string): Window {
  const window = findWindow(text)
  if (window === undefined)
    throw new CitxError(
      'UNKNOWN_WINDOW',
      `"${text}" is not a window: write a month as 2026-03, a quarter as 2026-Q1 or a year as 2026`,
    )
  return window
}

function requestOf(agency: OpenAgency, window: Window, { unfinished }: ReleaseOptions) {
  return { ...releaseOptionsOf(agency, { window, now: new Date() }), allowUnfinished: unfinished }
}

type Request = ReturnType<typeof requestOf>

function resultOf({ lines, ...rest }: PreparedRelease) {
  const { facts, ...described } = rest
  return { ...described, rows: lines.length, ...facts }
}

/** What would leave the agency, and why it would be refused where it would. */
async function preview(terminal: Terminal, { supersede, json }: ReleaseOptions, request: Request) {
  const refused = await findRefusal({ ...request, supersede })
  const prepared = await prepareRelease(request)
  const { figures, declarations } = verbatimOf(prepared)
  const result = { ...resultOf(prepared), refused, verbatim: { figures, declarations } }
  writeResult(terminal, json, result, () => [
    `${request.window} would be published like this; nothing has left the agency.`,
    ...(refused === null ? [] : [`As it stands, publishing would be refused: ${refused}.`]),
    ...describePrepared(prepared),
    '',
    ...describeVerbatim(prepared),
  ])
}
