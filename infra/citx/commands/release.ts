import { Command } from 'commander'
import { openAgency, type OpenAgency } from '@citx/agency/agency.ts'
import { prepareRelease, type PreparedRelease } from '@citx/agency/release/prepare-release.ts'
import { publishRelease } from '@citx/agency/release/publish-release.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { findWindow, type Window } from '@citx/schema/cube/window.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { table } from '../terminal/table.ts'
import { writeResult, type Terminal } from '../terminal/terminal.ts'
import { agencyOption, dataOption, examples, jsonOption, withOptions } from './options.ts'

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
        const prepared = await prepareRelease(request)
        writeResult(terminal, options.json, previewResult(prepared), () => [
          `${window} would be published like this; nothing has left the agency.`,
          ...describePrepared(prepared),
        ])
        return
      }
      const { id, manifest, prepared } = await publishRelease({
        ...request,
        supersede: options.supersede,
      })
      const result = { id, seq: manifest.seq, ...previewResult(prepared) }
      writeResult(terminal, options.json, result, () => [
        `${window} is published as release ${manifest.seq} of ${agency.id}, ${id}.`,
        ...describePrepared(prepared),
      ])
    })
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
  return {
    db: agency.owner,
    agency: agency.profile,
    window,
    vocabulary: loadVocabulary(),
    protection: agency.profile.protection,
    masterKey: agency.keys.noise,
    signingKey: agency.keys.release,
    now: new Date(),
    allowUnfinished: unfinished,
  }
}

function previewResult({ window, lines, families, protection, facts }: PreparedRelease) {
  return { window, rows: lines.length, families, protection, ...facts }
}

function describePrepared({ lines, protection, facts }: PreparedRelease): readonly string[] {
  const rows = facts.measures.map(({ measure, places, published, dominated }) =>
    [measure, places, published, places - published, dominated].map(String),
  )
  return [
    `From ${facts.records} records and ${facts.figures} reported figures come ${lines.length} rows.`,
    `Protection: ${protection.parameters}; noise variance ${protection.countVariance} on each count.`,
    '',
    table(['Measure', 'Places', 'Published', 'Withheld', 'Dominant only'], rows, {
      right: [1, 2, 3, 4],
    }),
  ]
}
